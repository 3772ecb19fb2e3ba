"""The companion package of the PyTorch workflow course.

Most functions here are first written by hand in a notebook, or guard one that is. Import by module, so that
the source is easy to find: `from course_utils.training import train`, then `train??` in JupyterLab.

    runtime      seed and device                      models    the straight line as a model, written twice
    data         the line and splits                  training  one step, one epoch, train, evaluate, predict
    batches      mini-batches from memory             saving    weights and checkpoints
    plotting     every figure of the course           history   one number per epoch
    metrics      MAE, RMSE and R²                     penguins  the birds, prepared
    mistakes     errors made on purpose               sliders   the optimiser's part, played by hand

What is more than the notebooks' own code is in folders:

    tables       a table of your own: read it, see what it holds, split its rows, turn them into X and y
    checks       one check per exercise               teaching  for teachers: the learner's edition, and grading
    doctor       is this machine ready for the course?
"""

__version__ = "0.1.0"
