//! The rooms of the program that readers live in.

#![allow(dead_code, missing_docs)]

// From their own files.
#[path = "../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../src/exchange/mod.rs"]
pub mod exchange;
#[path = "../../src/forms/mod.rs"]
pub mod forms;
#[path = "../../src/paper/mod.rs"]
pub mod paper;
#[path = "../../src/text/mod.rs"]
pub mod text;
