//! The pages of the gallery: every house widget at work. Used by the tests that draw them and by the example that
//! opens them in a real window (`cargo run --example gallery`).

use guong_sang::ui::badge::{self, Tone};
use guong_sang::ui::sheet::{self, Page};
use guong_sang::ui::suggest::{Item, Suggest};
use guong_sang::ui::{
    Element, Theme, area, button, check, choice, date, dialog, empty, field::Field, frame, grid, icon, label,
    line, measure, menu, number, panel, progress, rail, repaint, score_cell, split, tabs, toast,
};
use iced::widget::{column, row};
use iced::{Fill, Length, Task};

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Pressed(&'static str),
    Typed(String),
    Wrote(area::Action),
    Grid(grid::Event),
    Went(usize),
    Picked(usize),
    Kind(u8),
    Tab(u8),
    Looked(Theme),
    Folded,
    Closed(usize),
    Ticked(bool),
    Scored(usize, String),
    Sheet(sheet::Event),
    Dragged(f32),
    Tabbed,
}

pub const NAMES: [&str; 8] = [
    "Nguyễn Thị Ánh Tuyết",
    "Hoàng Thị Phượng Uyên",
    "Nông Văn Ủy",
    "Đàm Thị Ngọc Ễ",
    "Lục Thị Bích Hường",
    "Triệu Mùi Pham",
    "Hội Liên hiệp Phụ nữ xã Hồng Quang và các chi hội trực thuộc trên địa bàn toàn xã, thôn Nà Lủng và thôn Bản Ỏ",
    "Vi Thị Thuỷ",
];

/// Everything the pages remember.
pub struct Gallery {
    pub theme: Theme,
    pub here: usize,
    pub folded: bool,
    pub count: usize,
    pub grid: grid::State,
    pub sheet: sheet::State,
    pub pages: Vec<Page>,
    pub toasts: Vec<toast::Toast<Message>>,
    pub asking: bool,
    pub menu: Option<iced::Point>,
    pub typed: String,
    content: area::Content,
    units: Vec<Item>,
    scores: Vec<String>,
    share: f32,
    kind: u8,
    tab: u8,
    ticked: bool,
}

impl Gallery {
    pub fn new(here: usize) -> Self {
        let units = [
            ("Xã Hồng Quang", "xa hong quang"),
            ("Xã Quang Hán", "xa quang han"),
            ("Phường Quang Trung", "phuong quang trung"),
        ];
        Self {
            theme: Theme::Light,
            here,
            folded: false,
            count: 100_000,
            grid: grid::State::new().sorted(1, false),
            sheet: sheet::State::new(),
            pages: vec![Page::blank(210.0, 297.0); 3],
            toasts: Vec::new(),
            asking: false,
            menu: None,
            typed: "quang".to_owned(),
            content: area::Content::with_text(
                "Vận động 120 hộ tham gia “5 không, 3 sạch”.\nỦng hộ quỹ: 12.500.000 đồng.",
            ),
            units: units
                .iter()
                .map(|(words, folded)| Item::new(*words, *folded).detail("Huyện Trùng Khánh"))
                .collect(),
            scores: (0..16).map(|i| if i == 6 { "12".to_owned() } else { format!("{},5", i % 10) }).collect(),
            share: 0.5,
            kind: 0,
            tab: 0,
            ticked: true,
        }
    }

    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Pressed("close") => self.menu = None,
            Message::Pressed("ask") => {
                self.menu = None;
                self.asking = true;
            }
            Message::Pressed("keep" | "delete") => self.asking = false,
            Message::Pressed("add") => self.toasts.push(
                toast::Toast::new(Tone::Done, "Đã thêm một hồ sơ.")
                    .deed("Hoàn tác", Message::Pressed("undo")),
            ),
            Message::Pressed(_) => {}
            Message::Typed(typed) => self.typed = typed,
            Message::Wrote(action) => self.content.perform(action),
            Message::Grid(event) => {
                if let grid::Event::Menu(_, at) = event {
                    self.menu = Some(at);
                }
                return self.grid.update(event, self.count);
            }
            Message::Went(here) => self.here = here,
            Message::Picked(place) => self.typed.clone_from(&self.units[place].words),
            Message::Kind(kind) => self.kind = kind,
            Message::Tab(tab) => self.tab = tab,
            Message::Looked(theme) => self.theme = theme,
            Message::Folded => self.folded = !self.folded,
            Message::Closed(place) => drop(self.toasts.remove(place)),
            Message::Ticked(ticked) => self.ticked = ticked,
            Message::Scored(place, score) => self.scores[place] = score,
            Message::Sheet(event) => {
                let task = self.sheet.update(event, &self.pages);
                self.draw_pages(1.0);
                return task;
            }
            Message::Dragged(share) => self.share = share,
            Message::Tabbed => return iced::widget::operation::focus_next(),
        }
        Task::none()
    }

    /// Squares one dot wide: a smoothed or moved picture would show at once.
    pub fn draw_pages(&mut self, factor: f32) {
        for place in self.sheet.visible(&self.pages) {
            let (w, h) = self.sheet.dots(&self.pages[place], factor);
            if self.pages[place].picture.as_ref().is_none_or(|picture| picture.dots != (w, h)) {
                let dot = |x: u32, y: u32| {
                    if x.is_multiple_of(40) || y.is_multiple_of(40) { [60, 60, 60, 255] } else { [255; 4] }
                };
                let rgba = (0..h).flat_map(|y| (0..w).flat_map(move |x| dot(x, y))).collect();
                self.pages[place].picture = Some(sheet::picture(w, h, rgba));
            }
        }
    }

    pub fn view(&self) -> Element<'_, Message> {
        let work = match self.here {
            0 => self.widgets(),
            1 => self.paper(),
            _ => self.list(),
        };
        let asked = self.asking.then(|| {
            let deeds = row![
                button::secondary("Giữ lại").on_press(Message::Pressed("keep")),
                button::danger("Xoá 3 hồ sơ").icon(icon::trash()).on_press(Message::Pressed("delete"))
            ];
            dialog::ask(
                "Xoá 3 hồ sơ?",
                "Ba hồ sơ đã chọn sẽ được bỏ khỏi kỳ này. Có thể lấy lại bằng Hoàn tác.",
                Tone::Danger,
                deeds.spacing(measure::S8),
            )
        });
        let page = toast::over(self.shell(work), &self.toasts, Message::Closed);
        let menu = self.menu.map(|at| {
            let entries = vec![
                menu::entry("Mở hồ sơ", Some(Message::Pressed("close"))).icon(icon::dossier()).keys("Enter"),
                menu::entry("In phiếu", None).icon(icon::print()).keys("Ctrl+P"),
                menu::entry("Xoá hồ sơ", Some(Message::Pressed("ask"))).icon(icon::trash()).removes().apart(),
            ];
            (at, entries)
        });
        let page = menu::over(page, menu, Message::Pressed("close"));
        repaint::whole_window(dialog::over(page, asked))
    }

    fn shell<'a>(&'a self, work: Element<'a, Message>) -> Element<'a, Message> {
        let entry = rail::Entry::new;
        let places = vec![
            entry(0, icon::home(), "Tổng quan"),
            entry(1, icon::paper(), "Văn bản").count(2).keys("Ctrl+2"),
            entry(2, icon::dossier(), "Hồ sơ").count(24),
            entry(3, icon::scale(), "Xét chọn"),
            entry(4, icon::plan(), "Kế hoạch"),
            entry(5, icon::news(), "Tuyên truyền"),
            entry(6, icon::catalogue(), "Danh mục"),
            entry(7, icon::settings(), "Hệ thống"),
        ];
        frame::frame(
            rail::rail("Gương Sáng", places, self.here, self.folded, Message::Went, Message::Folded),
            frame::strip(
                choice::Pick::new("", Theme::ALL.to_vec(), Some(self.theme), Message::Looked).width(240),
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

    fn widgets(&self) -> Element<'_, Message> {
        let buttons = row![
            button::primary("Thêm hồ sơ").icon(icon::plus()).keys("Ctrl+N").on_press(Message::Pressed("add")),
            button::secondary("Nhập từ Excel").icon(icon::import()).on_press(Message::Pressed("import")),
            button::quiet("Chi tiết").on_press(Message::Pressed("detail")),
            button::danger("Xoá 3 hồ sơ").icon(icon::trash()).on_press(Message::Pressed("ask")),
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
        let persons = row![
            Field::new("Họ và tên", "NGUYỄN THỊ ÁNH TUYẾT Ủ Ễ Ặ").required().on_input(Message::Typed),
            Field::new("Ngày sinh", "31/02/1980")
                .error(Some("Tháng 2 không có ngày 31. Hãy gõ lại, ví dụ 28/02/1980."))
                .on_input(Message::Typed),
            Field::new("Số tiền", "1.234.567,5").numeric().width(160).on_input(Message::Typed),
        ];
        let kinds = vec!["Cá nhân", "Tập thể"];
        let places = row![
            Field::new("Đơn vị", "")
                .placeholder("Gõ tên xã, chi hội…")
                .help("Gõ không dấu cũng tìm được")
                .on_input(Message::Typed),
            Field::new("Không sửa được", "Hội LHPN xã Hồng Quang"),
            choice::Pick::new("Loại", kinds, Some("Cá nhân"), |_| Message::Kind(0)).required(),
        ];
        let form = column![
            persons.spacing(16),
            places.spacing(16),
            area::Area::new("Thành tích", &self.content)
                .on_action(Message::Wrote)
                .help("Viết ngắn, có số liệu"),
            row![
                choice::segments(
                    &[(0, "Cá nhân"), (1, "Tập thể"), (2, "Gia đình")],
                    self.kind,
                    Message::Kind
                ),
                check::check("Đủ điều kiện", self.ticked, Some(Message::Ticked)),
                check::check("Không đổi được", true, None::<fn(bool) -> Message>),
            ]
            .spacing(16)
            .align_y(iced::Center),
        ]
        .spacing(16);
        let quotas = column![
            progress::quota("Cá nhân tiêu biểu", "12/20", 0.6, Tone::Info),
            progress::quota("Tập thể", "5/5", 1.0, Tone::Done),
            progress::quota("Gia đình", "1/10", 0.1, Tone::Due),
        ]
        .spacing(12);
        let edit = button::quiet("Sửa").icon(icon::edit()).on_press(Message::Pressed("edit"));
        let type_scale = column![
            label::title("Tiêu đề 20"),
            label::heading("Đề mục 17 Ỡ Ẫ"),
            label::body("Thân bài 15: Ủ Ễ Ặ Ỡ g y"),
            label::strong("Đậm 15"),
            label::small("Phụ 13: cập nhật lúc 10:42"),
            label::figure("0123456789\n1111111111"),
            line::line("Hai dòng: Hội Liên hiệp Phụ nữ xã Hồng Quang và các chi hội trực thuộc trên địa bàn")
                .two(),
        ];
        let right =
            column![panel::titled("Chỉ tiêu", edit, quotas), panel::card(type_scale)].spacing(12).width(320);
        let tabs = [(0, "Thông tin"), (1, "Tài liệu (3)"), (2, "Nhật ký")];
        let main = column![tabs::tabs(&tabs, self.tab, Message::Tab), buttons, badges, panel::card(form)];
        panel::screen(
            panel::head("Hồ sơ điển hình", "Kỳ 2026 · 24 hồ sơ", row![]),
            row![main.spacing(12).width(Fill), right].spacing(16),
        )
    }

    fn list(&self) -> Element<'_, Message> {
        let columns = vec![
            grid::column("STT", 80.0).right(),
            grid::column("Họ và tên", Length::FillPortion(3)).sortable(),
            grid::column("Đơn vị", Length::FillPortion(2)).sortable(),
            grid::column("Điểm", 90.0).right().sortable().tip("Điểm trung bình của hội đồng"),
            grid::column("Trạng thái", 160.0),
        ];
        let grid = grid::Grid::new(&self.grid, columns, self.count, Message::Grid, |i| {
            let (state, tone) = if i % 3 == 0 { ("Đủ", Tone::Done) } else { ("Còn thiếu", Tone::Due) };
            vec![
                grid::number((i + 1).to_string()),
                grid::name(NAMES[i % NAMES.len()]),
                grid::soft("Xã Hồng Quang, thôn Nà Lủng"),
                grid::number(format!("{},{}", 60 + i % 40, i % 10)),
                badge::badge(state, tone),
            ]
        })
        .count("hồ sơ")
        .remark(label::small("Lọc: tất cả"))
        .total(vec![row![].into(), grid::name("Cộng"), row![].into(), grid::number("1.234,5"), row![].into()])
        .menu()
        .empty(empty::empty(
            icon::dossier(),
            "Chưa có hồ sơ nào",
            "Thêm hồ sơ đầu tiên, hoặc nhập từ Excel.",
            button::secondary("Thêm hồ sơ đầu tiên").icon(icon::plus()).on_press(Message::Pressed("add")),
        ));
        let add = button::primary("Thêm hồ sơ").icon(icon::plus()).on_press(Message::Pressed("add"));
        panel::screen(panel::head("Hồ sơ", "Kỳ 2026", add), grid)
    }

    fn paper(&self) -> Element<'_, Message> {
        let meeting = row![
            date::date::<Message>("Ngày họp", "05/02/2026").help("Thứ Năm").on_input(Message::Typed),
            number::number("Số thành viên", "7").on_input(Message::Typed),
        ];
        let unit =
            Suggest::new("Đơn vị", &self.typed, &self.typed, &self.units, Message::Typed, Message::Picked)
                .id("unit");
        let form = panel::card(column![meeting.spacing(16), unit, self.scoring()].spacing(16));
        split::split(
            panel::screen(panel::head("Biên bản họp", "Hội đồng xét chọn", row![]), form),
            sheet::sheet(&self.sheet, &self.pages, Message::Sheet),
            self.share,
            Message::Dragged,
        )
    }

    fn scoring(&self) -> Element<'_, Message> {
        let lines = self.scores.chunks(4).enumerate().map(|(i, cells)| {
            let cells = cells.iter().enumerate().map(|(j, value)| {
                let cell = score_cell::score_cell(value)
                    .placeholder("0–10")
                    .on_input(move |score| Message::Scored(i * 4 + j, score));
                cell.error((value == "12").then_some("Điểm cao nhất của tiêu chí này là 10.")).into()
            });
            let name = Element::from(line::line(NAMES[i % NAMES.len()]));
            row![name, row(cells).spacing(8)].spacing(8).align_y(iced::Center).into()
        });
        column(lines).spacing(6).into()
    }
}
