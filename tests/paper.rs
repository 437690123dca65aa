//! Papers as they are laid out and stored.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "paper_layout.rs"]
mod paper_layout;
#[path = "paper_pdf.rs"]
mod paper_pdf;
#[path = "paper_pdfa.rs"]
mod paper_pdfa;
#[path = "paper_placed.rs"]
mod paper_placed;
#[path = "paper_raster.rs"]
mod paper_raster;
#[path = "paper_typesetting.rs"]
mod paper_typesetting;
