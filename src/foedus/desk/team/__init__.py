"""Many hands at one desk: who may do what, how they come in, and what they did. All of it lies in the desk's own file."""
