"""The profile form of a team: an empty one to hand out, and filled-in ones read into ``teams/``."""
