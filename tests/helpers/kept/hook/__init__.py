"""`sitecustomize`, by whose folder on PYTHONPATH Python finds it."""
