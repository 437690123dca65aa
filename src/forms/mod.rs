//! Domain to paper: one file per official paper.
