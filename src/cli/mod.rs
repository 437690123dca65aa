//! The headless door: every deed, every question and every paper from the command line, without a window.
//!
//! Nothing here has rules of its own. A command is a function over its words and two writers, so that tests call
//! exactly what a person calls.

mod agenda;
mod apply;
mod attach;
mod board;
mod check;
mod closings;
mod council;
mod criteria;
mod demo;
mod export;
mod fault;
pub mod help;
mod import;
mod leaving;
mod list;
mod packet;
mod paper;
mod papers;
mod plan;
mod publicity;
mod report;
mod reports;
mod round;
pub mod sample;
mod score_files;
mod scores;
pub mod script;
mod sheets;
mod show;
mod statistics;
mod subjects;
mod template;
mod units;
mod words;

pub use fault::Fault;

use std::io::Write;
use words::Words;

/// The commands, as typed.
pub const COMMANDS: [&str; 23] = [
    "apply",
    "show",
    "list",
    "plan",
    "criteria",
    "units",
    "import",
    "round",
    "attach",
    "paper",
    "papers",
    "report",
    "reports",
    "sheets",
    "publicity",
    "packet",
    "check",
    "demo",
    "template",
    "export",
    "restore",
    "backup",
    "help",
];

/// Where a command writes: answers on one side, sentences for a person on the other.
pub struct Outlet<'a> {
    /// Answers, for programs and for people: JSON, or the names of what was made.
    pub out: &'a mut dyn Write,
    /// What went wrong or needs a look.
    pub err: &'a mut dyn Write,
}

impl std::fmt::Debug for Outlet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Outlet")
    }
}

/// Runs one command line without the program's own name and returns the exit code: 0 done, 1 refused by a rule,
/// 2 not understood, 3 a file or disk stands in the way.
pub fn run(line: &[String], outlet: &mut Outlet<'_>) -> u8 {
    match dispatch(line, outlet) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Faulty) => 1,
        // Whoever reads the answers has closed the pipe; nothing is left to tell.
        Err(Fault::Pipe) => 0,
        Err(fault) => {
            let _ = writeln!(outlet.err, "{fault}");
            if let Some(detail) = fault.detail() {
                let _ = writeln!(outlet.err, "Chi tiết: {detail}");
            }
            fault.code()
        }
    }
}

/// How a command ended that did what it was asked.
enum Outcome {
    Done,
    /// The paper that was checked has something that must be put right.
    Faulty,
}

fn dispatch(line: &[String], outlet: &mut Outlet<'_>) -> Result<Outcome, Fault> {
    let Some((command, rest)) = line.split_first() else {
        return help::print(outlet).map(|()| Outcome::Done);
    };
    if command == "check" {
        let faulty = check::run(Words::read(rest, check::VALUES, check::MARKS)?, outlet)?;
        return Ok(if faulty { Outcome::Faulty } else { Outcome::Done });
    }
    match command.as_str() {
        "apply" => apply::run(Words::read(rest, &["data", "who", "at"], &["atomic"])?, outlet),
        "show" => show::run(
            Words::read(rest, &[show::VALUES, list::FILTER].concat(), &["descending", "json"])?,
            outlet,
        ),
        "attach" => attach::run(Words::read(rest, attach::VALUES, &[])?, outlet),
        "list" => list::run(
            Words::read(rest, &[list::VALUES, list::FILTER].concat(), &["descending", "public"])?,
            outlet,
        ),
        "plan" => plan::run(Words::read(rest, plan::VALUES, plan::MARKS)?, outlet),
        "criteria" => criteria::run(Words::read(rest, criteria::VALUES, criteria::MARKS)?, outlet),
        "import" => import::run(Words::read(rest, import::VALUES, import::MARKS)?, outlet),
        "units" => units::run(Words::read(rest, units::VALUES, units::MARKS)?, outlet),
        "round" => round::run(Words::read(rest, round::VALUES, &[])?, outlet),
        "paper" => paper::run(Words::read(rest, paper::VALUES, &["png", "anew"])?, outlet),
        "papers" => papers::run(&Words::read(rest, &["data", "out", "round", "at"], &[])?, outlet),
        "report" => report::run(Words::read(rest, report::VALUES, &[])?, outlet),
        "sheets" => score_files::run(Words::read(rest, score_files::VALUES, score_files::MARKS)?, outlet),
        "publicity" => publicity::run(Words::read(rest, publicity::VALUES, publicity::MARKS)?, outlet),
        "packet" => packet::run(Words::read(rest, packet::VALUES, packet::MARKS)?, outlet),
        "reports" => reports::run(Words::read(rest, reports::VALUES, reports::MARKS)?, outlet),
        "demo" => demo::run(&Words::read(rest, &["out"], &["closed"])?, outlet),
        "template" => template::run(Words::read(rest, &["data", "out", "at"], &[])?, outlet),
        "export" => export::run(Words::read(rest, export::VALUES, export::MARKS)?, outlet),
        "restore" => export::restore(Words::read(rest, &["data"], &[])?, outlet),
        "backup" => show::back_up(&Words::read(rest, &["data", "out"], &[])?, outlet),
        "help" | "--help" | "-h" => help::print(outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “{other}”."))),
    }
    .map(|()| Outcome::Done)
}
