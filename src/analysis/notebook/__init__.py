"""The door of notebooks: what their cells call."""
