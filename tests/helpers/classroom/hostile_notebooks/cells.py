"""What attacks are made of: a notebook, a cell, the way to the grader's desk."""

import json

# What most of the attacks on the protocol begin with: the grader's own desk in the box.
DESK = """
import base64, gc, io, json, os, signal, struct, sys, time
import numpy as np
desk = next(o for o in gc.get_objects() if type(o).__name__ == "Desk")
def frame(data):
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    desk.sink.write(struct.pack(">I", len(data)) + data)
    desk.sink.flush()
def npy(descr, shape, data=b"", version=b"\\x01\\x00"):
    head = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}}}\\n"
    head = b"\\x93NUMPY" + version + struct.pack("<H", len(head)) + head.encode()
    return {"npy": base64.b64encode(head + data).decode()}
def say(*packed):  # each time another value, whatever is asked for
    left = list(packed)
    names = "mean_error", "best_views", "twice", "kind_of_loss", "reason"
    def get(message):
        value = left.pop(0) if len(left) > 1 else left[0]
        return {"values": dict.fromkeys(names, value)}
    desk.get = get
"""


def notebook(*cells):
    """The bytes of a notebook of these code cells."""
    cells = [{"cell_type": "code", "source": cell} for cell in cells]
    return json.dumps({"cells": cells}).encode()


def raising(code):
    """A cell that raises what the expression gives: the note tells it."""
    return f"raise ValueError({code})"
