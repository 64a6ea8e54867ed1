"""The European Social Fund's indicators: ESF 2014–2020 with REACT-EU, and ESF+ 2021–2027."""
