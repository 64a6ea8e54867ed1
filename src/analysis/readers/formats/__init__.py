"""One module per format; a module that defines ``READER`` is registered by being here."""
