//! Every house widget on one or more pages, drawn to `target/pictures/ui-*.png` for the eye, with checks that what is
//! drawn can be found and pressed.

mod support;

use guong_sang::ui::badge::{self, Tone};
use guong_sang::ui::sheet::{self, Page};
use guong_sang::ui::suggest::{Item, Suggest};
use guong_sang::ui::{Element, Theme, area, button, check, choice, empty, field::Field, frame, grid, icon};
use guong_sang::ui::{date, label, measure, number, panel, progress, rail, score_cell, split, tabs, toast};
use iced::widget::{column, row};
use iced::{Fill, Length};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Pressed(&'static str),
    Typed(String),
    Wrote(area::Action),
    Grid(grid::Event),
    Chose(usize),
    Closed(usize),
    Ticked(bool),
    Sheet(sheet::Event),
    Dragged(f32),
}

const NAMES: [&str; 8] = [
    "Nguyễn Thị Ánh Tuyết",
    "Hoàng Thị Phượng Uyên",
    "Nông Văn Ủy",
    "Đàm Thị Ngọc Ễ",
    "Lục Thị Bích Hường",
    "Triệu Mùi Pham",
    "Hội Liên hiệp Phụ nữ xã Hồng Quang và các chi hội trực thuộc trên địa bàn",
    "Vi Thị Thuỷ",
];

fn shell<'a>(here: usize, folded: bool, work: Element<'a, Message>) -> Element<'a, Message> {
    let entry = |i, icon, words| rail::Entry::new(i, icon, words);
    frame::frame(
        rail::rail(
            "Gương Sáng",
            vec![
                entry(0, icon::home(), "Tổng quan"),
                entry(1, icon::plan(), "Kế hoạch").count(2),
                entry(2, icon::dossier(), "Hồ sơ").count(24),
                entry(3, icon::scale(), "Xét chọn"),
                entry(4, icon::paper(), "Văn bản"),
                entry(5, icon::news(), "Tuyên truyền"),
                entry(6, icon::catalogue(), "Danh mục"),
                entry(7, icon::settings(), "Hệ thống"),
            ],
            here,
            folded,
            Message::Chose,
            Message::Pressed("fold"),
        ),
        frame::strip(
            choice::Pick::new(
                "",
                vec!["Điển hình tiên tiến 2026"],
                Some("Điển hình tiên tiến 2026"),
                |_| Message::Chose(0),
            )
            .width(280),
            Field::new("", "")
                .placeholder("Tìm mọi thứ (Ctrl+F)")
                .icon(icon::search())
                .on_input(Message::Typed),
            row![
                frame::who(icon::office(), "Hội LHPN xã Hồng Quang"),
                frame::who(icon::user(), "Nguyễn Thị Hoa")
            ]
            .spacing(16),
        ),
        work,
        frame::status(
            frame::note(icon::check_circle(), "Đã lưu lúc 10:42:07", Tone::Done),
            row![
                frame::note(icon::database(), "Sao lưu: hôm nay 08:00", Tone::Plain),
                frame::note(icon::keyboard(), "Gõ Telex", Tone::Plain),
                frame::note(icon::zoom_in(), "100 %", Tone::Plain)
            ]
            .spacing(16),
        ),
    )
}

fn widgets(content: &area::Content) -> Element<'_, Message> {
    let buttons = row![
        button::primary("Thêm hồ sơ").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Pressed("add")),
        button::secondary("Nhập từ Excel").icon(icon::import()).on_press(Message::Pressed("import")),
        button::quiet("Chi tiết").on_press(Message::Pressed("detail")),
        button::danger("Xoá 3 hồ sơ").icon(icon::trash()).on_press(Message::Pressed("delete")),
        Element::from(button::secondary("Không dùng được")),
        button::icon(icon::print(), "In").on_press(Message::Pressed("print")),
        button::icon(icon::undo(), "Hoàn tác").on_press(Message::Pressed("undo")),
    ]
    .spacing(8);
    let badges = row![
        badge::badge("Nháp", Tone::Plain),
        badge::badge("Đã ban hành", Tone::Done),
        badge::badge("Còn 3 ngày", Tone::Due),
        badge::badge("Đang xét", Tone::Info),
        badge::badge("Quá hạn", Tone::Danger),
        badge::badge("Được khen thưởng", Tone::Gold),
    ]
    .spacing(8);
    let form = column![
        row![
            Field::new("Họ và tên", "NGUYỄN THỊ ÁNH TUYẾT Ủ Ễ Ặ").required().on_input(Message::Typed),
            Field::new("Ngày sinh", "31/02/1980")
                .error(Some("Tháng 2 không có ngày 31. Hãy gõ lại, ví dụ 28/02/1980."))
                .on_input(Message::Typed),
            Field::new("Số tiền", "1.234.567,5").numeric().width(160).on_input(Message::Typed),
        ]
        .spacing(16),
        row![
            Field::new("Đơn vị", "")
                .placeholder("Gõ tên xã, chi hội…")
                .help("Gõ không dấu cũng tìm được")
                .on_input(Message::Typed),
            Field::new("Không sửa được", "Hội LHPN xã Hồng Quang"),
            choice::Pick::new("Loại", vec!["Cá nhân", "Tập thể"], Some("Cá nhân"), |_| {
                Message::Chose(1)
            })
            .required(),
        ]
        .spacing(16),
        area::Area::new("Thành tích", content).on_action(Message::Wrote).help("Viết ngắn, có số liệu"),
        row![
            choice::segments(&[(0, "Cá nhân"), (1, "Tập thể"), (2, "Gia đình")], 0, Message::Chose),
            check::check("Đủ điều kiện", true, Some(Message::Ticked)),
            check::check("Có tranh chấp", false, Some(Message::Ticked)),
        ]
        .spacing(16),
    ]
    .spacing(16);
    let right = column![
        panel::titled(
            "Chỉ tiêu",
            button::quiet("Sửa").icon(icon::edit()).on_press(Message::Pressed("edit")),
            column![
                progress::quota("Cá nhân tiêu biểu", "12/20", 0.6, Tone::Info),
                progress::quota("Tập thể", "5/5", 1.0, Tone::Done),
                progress::quota("Gia đình", "1/10", 0.1, Tone::Due),
            ]
            .spacing(12)
        ),
        panel::card(column![
            label::title("Tiêu đề 20"),
            label::heading("Đề mục 17 Ỡ Ẫ"),
            label::body("Thân bài 15: Ủ Ễ Ặ Ỡ g y"),
            label::strong("Đậm 15"),
            label::small("Phụ 13: cập nhật lúc 10:42"),
            label::figure("0123456789\n1111111111"),
        ]),
    ]
    .spacing(12)
    .width(320);
    let main = column![
        tabs::tabs(&[(0, "Thông tin"), (1, "Tài liệu (3)"), (2, "Nhật ký")], 0, Message::Chose),
        buttons,
        badges,
        panel::card(form)
    ]
    .spacing(12)
    .width(Fill);
    panel::screen(panel::head("Hồ sơ điển hình", "Kỳ 2026 · 24 hồ sơ", row![]), row![main, right].spacing(16))
}

fn list<'a>(state: &'a grid::State, count: usize) -> Element<'a, Message> {
    let grid = grid::Grid::new(
        state,
        vec![
            grid::column("STT", 64.0).right(),
            grid::column("Họ và tên", Length::FillPortion(3)).sortable(),
            grid::column("Đơn vị", Length::FillPortion(2)).sortable(),
            grid::column("Điểm", 90.0).right().sortable().tip("Điểm trung bình của hội đồng"),
            grid::column("Trạng thái", 160.0),
        ],
        count,
        Message::Grid,
        |i| {
            vec![
                grid::number((i + 1).to_string()),
                grid::name(NAMES[i % NAMES.len()]),
                grid::soft("Xã Hồng Quang, thôn Nà Lủng"),
                grid::number(format!("{},{}", 60 + i % 40, i % 10)),
                badge::badge(
                    if i % 3 == 0 { "Đủ" } else { "Còn thiếu" },
                    if i % 3 == 0 { Tone::Done } else { Tone::Due },
                ),
            ]
        },
    )
    .count("hồ sơ")
    .remark(label::small("Lọc: tất cả"))
    .empty(empty::empty(
        icon::dossier(),
        "Chưa có hồ sơ nào",
        "Thêm hồ sơ đầu tiên, hoặc nhập từ Excel.",
        button::secondary("Thêm hồ sơ").icon(icon::plus()).on_press(Message::Pressed("first")),
    ));
    panel::screen(
        panel::head(
            "Hồ sơ",
            "Kỳ 2026",
            button::primary("Thêm hồ sơ").icon(icon::plus()).on_press(Message::Pressed("add")),
        ),
        grid,
    )
}

#[test]
fn gallery_of_widgets() {
    let content =
        area::Content::with_text("Vận động 120 hộ tham gia “5 không, 3 sạch”.\nỦng hộ quỹ: 12.500.000 đồng.");
    for theme in Theme::ALL {
        let mut window = support::window(support::SCREEN, shell(2, false, widgets(&content)));
        support::shot(&format!("ui-widgets-{theme:?}"), &mut window, theme);
    }
}

#[test]
fn gallery_of_lists() {
    let mut state = grid::State::new().sorted(1, false);
    state.choose(Some(2));
    let mut window = support::window(support::SCREEN, shell(2, true, list(&state, 100_000)));
    support::shot("ui-grid", &mut window, Theme::Light);
    window.click("Thêm hồ sơ").unwrap();
    let mut heard = window.into_messages();
    assert!(heard.any(|m| m == Message::Pressed("add")));

    let state = grid::State::new();
    let mut window = support::window(support::SCREEN, shell(2, false, list(&state, 0)));
    support::shot("ui-grid-empty", &mut window, Theme::Light);
}

#[test]
fn gallery_of_what_lies_over() {
    let state = grid::State::new();
    let toasts = vec![
        toast::Toast::new(Tone::Done, "Đã xoá hồ sơ Nguyễn Thị Ánh Tuyết.")
            .deed("Hoàn tác", Message::Pressed("undo")),
        toast::Toast::new(
            Tone::Danger,
            "Không ghi được ra ổ USB. Dữ liệu trong máy vẫn nguyên. Hãy cắm lại USB rồi thử lần nữa.",
        )
        .detail("Chi tiết: ổ E: chỉ cho đọc"),
    ];
    let page = toast::over(shell(2, false, list(&state, 40)), &toasts, Message::Closed);
    let mut window = support::window(support::SCREEN, page);
    support::shot("ui-toasts", &mut window, Theme::Light);

    let card = guong_sang::ui::dialog::ask(
        "Xoá 3 hồ sơ?",
        "Ba hồ sơ đã chọn sẽ được bỏ khỏi kỳ này. Có thể lấy lại bằng Hoàn tác.",
        Tone::Danger,
        row![
            button::secondary("Giữ lại").on_press(Message::Pressed("keep")),
            button::danger("Xoá 3 hồ sơ").icon(icon::trash()).on_press(Message::Pressed("delete"))
        ]
        .spacing(measure::S8),
    );
    let page = guong_sang::ui::dialog::over(shell(2, false, list(&state, 40)), Some(card));
    let mut window = support::window(support::SCREEN, page);
    support::shot("ui-dialog", &mut window, Theme::Light);
    window.click("Xoá 3 hồ sơ").unwrap();
    assert_eq!(window.into_messages().filter(|m| *m == Message::Pressed("delete")).count(), 1);
}

fn scoring<'a>(values: &'a [String]) -> Element<'a, Message> {
    let lines = values.chunks(4).enumerate().map(|(i, cells)| {
        let cells = cells.iter().enumerate().map(|(j, value)| {
            let cell = score_cell::score_cell(value).placeholder("0–10").on_input(Message::Typed);
            let wrong = (i, j) == (1, 2);
            cell.error(wrong.then_some("Điểm cao nhất của tiêu chí này là 10.")).into()
        });
        let name = guong_sang::ui::line::line(NAMES[i % NAMES.len()]);
        row![Element::from(name), row(cells).spacing(8)].spacing(8).align_y(iced::Center).into()
    });
    column(lines).spacing(6).into()
}

#[test]
fn gallery_of_form_beside_paper() {
    let units: Vec<Item> = [
        ("Xã Hồng Quang", "xa hong quang"),
        ("Xã Quang Hán", "xa quang han"),
        ("Phường Quang Trung", "phuong quang trung"),
    ]
    .iter()
    .map(|(words, folded)| Item::new(*words, *folded).detail("Huyện Trùng Khánh"))
    .collect();
    let values: Vec<String> =
        (0..16).map(|i| if i == 6 { "12".into() } else { format!("{},5", i % 10) }).collect();
    // A page with a drawing whose lines are one dot wide: it must come out sharp.
    let state = sheet::State::new();
    let blank = Page::blank(210.0, 297.0);
    let (w, h) = state.dots(&blank, 2.0);
    let rgba = (0..h)
        .flat_map(|y| {
            (0..w).flat_map(move |x| if x % 40 == 0 || y % 40 == 0 { [0, 0, 0, 255] } else { [255; 4] })
        })
        .collect();
    let pages = vec![Page { picture: Some(sheet::picture(w, h, rgba)), ..blank.clone() }, blank];
    let form = panel::card(
        column![
            row![
                date::date::<Message>("Ngày họp", "05/02/2026").help("Thứ Năm").on_input(Message::Typed),
                number::number("Số thành viên", "7").on_input(Message::Typed),
            ]
            .spacing(16),
            Suggest::new("Đơn vị", "quang", "quang", &units, Message::Typed, Message::Chose).id("unit"),
            scoring(&values),
        ]
        .spacing(16),
    );
    let work = split::split(
        panel::screen(panel::head("Biên bản họp", "Hội đồng xét chọn", row![]), form),
        sheet::sheet(&state, &pages, Message::Sheet),
        0.5,
        Message::Dragged,
    );
    let mut window = support::window(support::SCREEN, shell(3, false, work));
    window.click(iced_test::selector::id("unit")).unwrap();
    support::shot("ui-form-paper", &mut window, Theme::Light);
}
