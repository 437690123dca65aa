//! The whole window: flows through the shell, widgets, repainting.
//! One program for many files, because linking each by itself took most of the time.

// Each file names the helpers it needs by itself and never sees those of its neighbours.
#![allow(clippy::duplicate_mod)]

#[path = "app_flow.rs"]
mod app_flow;
#[path = "app_merge.rs"]
mod app_merge;
#[path = "app_statistics.rs"]
mod app_statistics;
#[path = "ui_chart.rs"]
mod ui_chart;
#[path = "ui_gallery.rs"]
mod ui_gallery;
#[path = "ui_grid.rs"]
mod ui_grid;
#[path = "ui_repaint.rs"]
mod ui_repaint;
#[path = "ui_widgets.rs"]
mod ui_widgets;
