//! From a figure of the statistics to a dossier and back, as somebody at the machine does it.

#![allow(clippy::unwrap_used)]

#[path = "support/drive.rs"]
mod drive;
#[path = "support/pump.rs"]
mod pump;
mod support;

use drive::Program;
use guong_sang::app::Message;
use guong_sang::cli::sample;
use guong_sang::screens::Place;
use guong_sang::storage::Database;

#[test]
fn a_figure_leads_to_its_dossiers_and_waits_for_the_return() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gương sáng.gsdata");
    sample::enter(&mut Database::open(&path).unwrap(), &sample::CAMPAIGN).unwrap();
    let mut program = Program::start(Some(path));
    program.send(Message::Went(Place::Home));
    program.click("Thống kê");
    program.click("Dân tộc");
    assert!(program.shows("Thống kê hồ sơ được đề nghị theo dân tộc và giới tính"));
    // Of the nine people six are Tày.
    program.click("6");
    assert!(program.shows("6 hồ sơ"));
    program.picture("statistics-app");
    program.click("Đàm Thị Bích Duyên");
    assert!(!program.shows("6 hồ sơ"), "the dossier is open");
    program.send(Message::Went(Place::Statistics));
    assert!(program.shows("6 hồ sơ"), "the list stands as it was left");
}
