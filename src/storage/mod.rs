//! The one thread that owns the data file.
