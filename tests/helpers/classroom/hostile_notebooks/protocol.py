"""Attacks on the messages between the grader and the box."""

from tests.helpers.classroom.hostile_notebooks.cells import DESK

PROTOCOL = {
    "answers ahead": DESK + "for _ in range(50): frame({'values': {'best_views': 1}})",
    "the reply it wants": DESK + "frame({'points': 13, 'passed': True, 'value': 1.5})",
    "huge length": DESK + "desk.sink.write(b'\\xff' * 99); desk.sink.flush()",
    "garbage": DESK + "desk.sink.write(os.urandom(9999)); desk.sink.flush()",
    "deep JSON": DESK + "frame(b'[' * 200_000)",
    "no dictionary": DESK + "frame([1, 2])\nframe(b'null')",
    "not UTF-8": DESK + "frame(b'\\xff\\xfe{')",
    "huge integer": DESK + "frame(b'{\"error\": ' + b'9' * 90_000 + b'}')",
    "infinite function": DESK + "say({'Function': 1e999})",
    "function -1": DESK + "say({'Function': -1})",
    "function too large": DESK + "say({'Function': 10**30})",
    "function of text": DESK + "say({'Function': 'x'})",
    "unknown kind": DESK + "say({'pickle': 'gASVAAAA'})",
    "two kinds": DESK + "say({'npy': '', 'dict': {}})",
    "raised": DESK + "say({'Raised': ['ValueError', '1.5']})",
    "raised with too little": DESK + "say({'Raised': []})",
    "other": DESK + "say({'Other': ['float']})",
    "dictionary of a list": DESK + "say({'dict': [1]})",
    "objects": DESK + "say(npy('|O', (1,), bytes(8)))",
    "records": DESK + "say(npy([('a', '<f8')], (1,), bytes(8)))",
    "absurd shape": DESK + "say(npy('<f8', (10**18, 10**18)))",
    "empty but huge": DESK + "say(npy('<f8', (0, 10**12)))",
    "negative shape": DESK + "say(npy('<f8', (-1, -1), bytes(8)))",
    "hundred dimensions": DESK + "say(npy('<f8', (1,) * 100, bytes(8)))",
    "too few bytes": DESK + "say(npy('<f8', (9,), bytes(8)))",
    "version 2": DESK + "say(npy('<f8', (1,), bytes(8), b'\\x02\\x00'))",
    "code in a header": DESK + "say(npy('<f8', '__import__(\"os\")._exit(1)'))",
    "pickle": DESK + "say({'npy': base64.b64encode(b'\\x80\\x04N.').decode()})",
    "values that aren't": DESK + "desk.get = lambda message: {'values': [1, 2]}",
    "every value at once": DESK + "say(1.5, 2, 5, 1.875, 2401, 'absolute', True)",
    # a list in lists was made plain once a level, for more than a minute
    "many lists in lists": DESK
    + "text = b'[' * 20 + b','.join([b'[]'] * 1_300_000) + b']' * 20\n"
    + "def get(message):\n    frame(b'{\"values\": {\"best_views\": ' + text + b'}}')\n"
    + "    time.sleep(9)\ndesk.get = get",
    "asks what isn't there": DESK
    + "for number in (-1, 9, 10**30, 'x', None, [], {}):\n"
    + "    frame({'ask': number, 'arguments': [1]})\n"
    + "frame({'ask': 0}); frame({'ask': 0, 'arguments': 5})",
    "asks while read": DESK
    + "def get(message):\n    frame({'ask': 0, 'arguments': [1]})\n    return {}\n"
    + "desk.get = get",
    # numbers in a row and in a column make a table, in the grader's memory
    "asks about too much": "import numpy as np\n"
    "def twice(f, x): return f(np.ones(12_000))",
    "patched values": "import viewcast.exercises.values as v\n"
    "from viewcast.exercises import serialize as s\n"
    "best_views = twice = mean_error = kind_of_loss = 1\n"
    "s.pack = s.plain = v.plain = lambda *_: 1.5\nv.same = lambda *_: True",
    "patched protocol": "import protocol\n"
    "protocol.send = lambda stream, message: stream.write(b'1')",
    "patched judge": "import viewcast.exercises as e\nfrom viewcast.exercises "
    "import judge as v\n"
    "e.check = v.same = v.judge = v.evaluate = lambda *_, **__: True",
    "patched NumPy": "import numpy as np\n"
    "np.allclose = np.array_equal = np.all = lambda *_, **__: True\n"
    "np.asarray = np.array = np.abs = lambda *_, **__: 0",
    "patched shell": "get_ipython().run_cell = lambda *_, **__: None",
    "no modules": "import sys\nsys.modules.clear()",
    "traced": "import sys\ndef trace(frame, event, arg):\n"
    "    frame.f_globals['points'] = 13\n    return trace\n"
    "sys.settrace(trace); sys.setprofile(trace)",
    "at exit": "import atexit, os\natexit.register(os.system, 'rm -rf FOLDER')",
}
