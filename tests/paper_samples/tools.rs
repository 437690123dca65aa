//! The programs of poppler and qpdf, as second opinions on our files.

#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr)]

use std::path::Path;
use std::process::Command;

/// Runs a tool and gives back what it printed. None when it is not installed: that is an excuse on a developer's
/// machine, never on the build server.
pub fn run(tool: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    match Command::new(tool).args(arguments).output() {
        Ok(output) => {
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{tool} {arguments:?}: {errors}");
            assert!(errors.trim().is_empty(), "{tool} complains: {errors}");
            Some(output.stdout)
        }
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{tool} is missing on the build server: {error}");
            eprintln!("{tool} is not installed, its part of the test is left out");
            None
        }
    }
}

/// The same, as text.
pub fn print(tool: &str, arguments: &[&str]) -> Option<String> {
    run(tool, arguments).map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Writes bytes into a folder and gives the path as text.
pub fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}
