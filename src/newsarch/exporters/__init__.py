"""Exporters: articles in, stream out; pure, one a module, named in `registry.py`."""
