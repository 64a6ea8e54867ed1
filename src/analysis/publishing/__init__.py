"""Reports as files: the blocks of an executed notebook in every format, and what goes with them."""
