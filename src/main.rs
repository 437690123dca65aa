//! The binary is only a door: everything can be driven from tests and benches through the library.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    guong_sang::run()
}
