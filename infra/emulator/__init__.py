"""The template, deployed as on AWS, to an emulator that enforces every function's rights."""
