//! Vietnamese strings: normal form, folding, order, numbers and dates in words.
