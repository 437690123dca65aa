//! Pure types and rules: no clock, no disk, no window.
