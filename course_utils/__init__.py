"""The companion package of the PyTorch workflow course.

Every function here is first written by hand in a notebook, or guards one that is. Import by module, so that
the source is easy to find: `from course_utils.training import train`, then `train??` in JupyterLab.

    runtime      seed and device                      models    the straight line as a model, written twice
    data         the line and splits                  training  one step, one epoch, train, evaluate, predict
    batches      mini-batches from memory             saving    weights and checkpoints
    plotting     every figure of the course           history   one number per epoch
    metrics      MAE, RMSE and R²                     penguins  the birds, prepared
    tables       any table: read it, look      preparation its rows become X and y, and the closed test set
    sliders      the optimiser's part, played by hand
    mistakes     errors made on purpose
    checks       one check per exercise               teaching  for teachers: the learner's edition, and grading
    doctor       is this machine ready for the course?
"""

__version__ = "0.1.0"
