//! The main job as a person does it, from an empty file to the printed list: new office, plan, dossier, score, list.

#![allow(clippy::unwrap_used)]

#[path = "support/drive.rs"]
mod drive;
#[path = "support/pump.rs"]
mod pump;
mod support;

use drive::Program;
use guong_sang::app::Message;
use guong_sang::cli::sample;
use guong_sang::domain::dossier::DossierState;
use guong_sang::screens::Place;
use guong_sang::storage::Database;
use iced::keyboard::key::Named;

#[test]
fn from_a_new_office_to_the_list() {
    let mut program = Program::start(None);
    program.fill("office-preset-place", "Hồng Quang");
    program.click("Bắt đầu");

    program.click("Danh mục");
    program.click("Thêm đơn vị");
    program.type_below("Tên đầy đủ", "Chi hội Phụ nữ thôn Đông");

    program.click("Kế hoạch");
    program.click("Lập kế hoạch mới");
    program.click("Từ văn bản có sẵn");
    program.fill("plan-source", "Kế hoạch nêu gương điển hình tiên tiến năm 2017 của Hội");
    program.click("Đọc văn bản");
    program.click("Tạo kế hoạch");
    program.click("Tiêu chí (0)");
    program.click("Cá nhân");
    program.click("Thêm tiêu chí");
    program.type_below("Nội dung tiêu chí", "Có thành tích tiêu biểu");

    program.click("Hồ sơ");
    program.click("Cá nhân");
    program.fill("dossier-name", "Nguyễn Thị Ánh");
    program.click("Thẩm định");
    program.click("Chuyển sang “Đã đề nghị”");
    program.click("Chuyển sang “Đủ hồ sơ”");
    program.click("Vẫn chuyển sang “Đủ hồ sơ”");

    program.click("Xét chọn");
    program.click("Mở đợt xét mới");
    program.click("Hội đồng");
    program.click("Thêm thành viên");
    program.fill("member-name", "Trần Thị Hòa");
    program.click("Hồ sơ vào xét");
    program.click("Chọn tất cả");
    program.click("Đưa 1 hồ sơ vào xét");

    program.click("Chấm điểm");
    program.act(|window| {
        window.click("Nguyễn Thị Ánh").unwrap();
        let _ = window.typewrite("8,5");
        let _ = window.tap_key(Named::Enter);
    });
    assert!(program.shows("8,50"), "the total stands beside the figure at once");

    program.click("Xếp hạng");
    assert!(program.shows("Có mặt 1/1 thành viên có quyền chấm, cần 1"));
    assert!(program.shows("1 đã xếp hạng"));

    program.click("Văn bản");
    assert!(
        program.shows("Đến chỗ này"),
        "what the paper still lacks leads to its field before it is printed"
    );
    program.press(Named::F1);
    assert!(program.shows("Phím tắt"));
    program.press(Named::Escape);
    assert!(!program.shows("Phím tắt"));
}

#[test]
fn an_undo_takes_the_last_deed_back_and_a_redo_does_it_again() {
    let mut program = Program::start(None);
    program.fill("office-preset-place", "Hồng Quang");
    program.click("Bắt đầu");
    program.click("Lập kế hoạch mới");
    program.click("Tạo kế hoạch");
    assert!(program.shows("Các kế hoạch"), "a new plan opens in its editor");
    program.send(Message::UndoAsked);
    assert!(program.shows("Lập kế hoạch mới"), "without a plan the screen offers to make one");
    assert!(program.shows("Chưa có kế hoạch nào"));
    program.send(Message::RedoAsked);
    assert!(!program.shows("Chưa có kế hoạch nào"));
    assert!(program.shows("Gương điển hình năm 2017"));
}

#[test]
fn a_file_that_cannot_be_opened_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ảnh.gsdata");
    std::fs::write(&path, b"not a database at all, and longer than a header of SQLite would have to be")
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    let program = Program::start(Some(path.clone()));
    assert!(program.shows("Chưa mở được dữ liệu"));
    assert!(program.shows("Thử mở lại"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn no_screen_but_the_office_opens_before_there_is_an_office() {
    let mut program = Program::start(None);
    program.click("Hồ sơ");
    assert!(program.shows("Chào mừng đến với Gương Sáng"));
}

#[test]
fn a_program_left_open_overnight_tells_of_the_new_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gương sáng.gsdata");
    sample::enter(&mut Database::open(&path).unwrap(), &sample::CAMPAIGN).unwrap();
    let mut program = Program::start(Some(path));
    assert!(program.shows("Việc hôm nay"), "with an office the page of today opens first");
    assert!(program.shows("Còn 5 ngày"));
    program.picture("home-in-the-window");
    program.send(Message::DayCame(chrono::NaiveDate::from_ymd_opt(2017, 10, 11).unwrap()));
    assert!(program.shows("Quá hạn 1 ngày") && !program.shows("Còn 5 ngày"));
    // A step of the funnel opens the list with nothing but the dossiers in that state.
    program.click("Đủ hồ sơ");
    assert!(program.shows("Hồ sơ") && !program.shows("Việc hôm nay"));
    program.picture("home-to-dossiers");
    program.send(Message::Went(Place::Home));
    program.send(Message::Went(Place::DossiersIn(DossierState::Withdrawn)));
    program.picture("home-to-dossiers-kept");
}
