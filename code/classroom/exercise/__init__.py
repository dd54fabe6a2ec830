"""An exercise: its text in, the `Exercise`, its proof and its cells out.

markdown (the fences) → parse → model; validate proves it holds, reference says what is
right on a log, cells makes the notebook, texts says where exercises are written. All
later folders and the builder call it.
"""
