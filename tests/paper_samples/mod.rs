//! Papers to measure: a plan with everything a plan may have, and lists of any length. All people are made up.
#![allow(dead_code, clippy::unwrap_used)]

use guong_sang::paper::*;

pub mod sheet;

pub const SIZE: Size = Size::pt(14.0);

pub fn portrait() -> PageSetup {
    let mm = Length::mm;
    PageSetup {
        width: mm(210.0),
        height: mm(297.0),
        margins: Margins { top: mm(20.0), bottom: mm(20.0), left: mm(30.0), right: mm(15.0) },
        number: Some(number()),
    }
}

pub fn landscape() -> PageSetup {
    let mm = Length::mm;
    PageSetup {
        width: mm(297.0),
        height: mm(210.0),
        margins: Margins { top: mm(20.0), bottom: mm(20.0), left: mm(20.0), right: mm(15.0) },
        number: Some(number()),
    }
}

fn number() -> PageNumber {
    PageNumber {
        size: Size::pt(13.0),
        style: Style::REGULAR,
        baseline: Length::mm(13.0),
        hidden_on_first: true,
    }
}

fn para(size: f64, align: Align, runs: Vec<Run>) -> Para {
    let size = Size::pt(size);
    Para { align, ..Para::new(size, size.pitch(1200), runs) }
}

fn centred(size: f64, run: Run) -> Block {
    Block::Para(para(size, Align::Center, vec![run]))
}

fn rule(length: RuleLength) -> Block {
    Block::Rule(Rule { length, thickness: Length::pt(0.75), before: Length::pt(2.0), after: Length::pt(4.0) })
}

pub fn letterhead() -> Block {
    let left = vec![
        centred(13.0, Run::plain("HỘI LHPN TỈNH BÌNH MINH")),
        centred(13.0, Run::bold("BAN THƯỜNG VỤ")),
        rule(RuleLength::OfTextAbove(400)),
        Block::Para(para(
            13.0,
            Align::Center,
            vec![Run::plain("Số: "), Run::blank(Length::mm(12.0)), Run::plain("/KH-BTV")],
        )),
    ];
    let right = vec![
        centred(13.0, Run::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        centred(14.0, Run::bold("Độc lập - Tự do - Hạnh phúc")),
        rule(RuleLength::OfTextAbove(1000)),
        Block::Para(para(
            14.0,
            Align::Center,
            vec![
                Run::italic("Bình Minh, ngày "),
                Run::blank(Length::mm(8.0)),
                Run::italic(" tháng 02 năm 2026"),
            ],
        )),
    ];
    Block::Columns(Columns {
        widths: vec![Width::Share(40), Width::Share(60)],
        gap: Length::mm(2.0),
        cells: vec![left, right],
        before: Length::ZERO,
        after: Length::pt(12.0),
    })
}

pub fn foot(recipients: usize) -> Block {
    let mut left = vec![Block::Para(para(12.0, Align::Left, vec![Run::bold_italic("Nơi nhận:")]))];
    for index in 1..=recipients {
        let text = if index == recipients {
            "Lưu: VT, BPT.".to_owned()
        } else {
            format!("Hội LHPN xã thứ {index};")
        };
        let label = Label { run: Run::plain("-"), tab: Length::mm(3.0) };
        left.push(Block::Para(Para {
            label: Some(label),
            left_indent: Length::mm(3.0),
            first_indent: -Length::mm(3.0),
            ..para(11.0, Align::Left, vec![Run::plain(text)])
        }));
    }
    let right = vec![
        centred(14.0, Run::bold("TM. BAN THƯỜNG VỤ")),
        centred(14.0, Run::bold("CHỦ TỊCH")),
        Block::Gap(Length::mm(25.0)),
        centred(14.0, Run::bold("Nguyễn Thị Ánh Tuyết")),
    ];
    Block::Columns(Columns {
        widths: vec![Width::Share(1), Width::Share(1)],
        gap: Length::ZERO,
        cells: vec![left, right],
        before: Length::pt(12.0),
        after: Length::ZERO,
    })
}

pub fn body(runs: Vec<Run>) -> Block {
    Block::Para(Para {
        first_indent: Length::mm(12.7),
        after: Length::pt(6.0),
        ..para(14.0, Align::Justify, runs)
    })
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Para(Para {
        first_indent: Length::mm(12.7),
        after: Length::pt(6.0),
        before: Length::pt(6.0),
        keep_next: true,
        outline: Some(level),
        anchor: Some(Anchor(text.len() as u64)),
        ..para(14.0, Align::Justify, vec![Run::bold(text)])
    })
}

pub fn item(mark: &str, text: &str) -> Block {
    Block::Para(Para {
        label: Some(Label { run: Run::plain(mark), tab: Length::mm(16.7) }),
        first_indent: Length::mm(12.7),
        after: Length::pt(6.0),
        ..para(14.0, Align::Justify, vec![Run::plain(text)])
    })
}

pub const TEXT: &str = "Phát huy truyền thống “Trung hậu, đảm đang, tài năng, anh hùng”, các cấp Hội tổ chức phát động, \
    hướng dẫn cán bộ, hội viên, phụ nữ tích cực tham gia phong trào thi đua gắn với việc học tập và làm theo tư tưởng, đạo \
    đức, phong cách Hồ Chí Minh; kịp thời phát hiện, bồi dưỡng, biểu dương, khen thưởng và nhân rộng các tập thể, cá nhân \
    điển hình tiên tiến trên các lĩnh vực theo Thông tư số 29/2023/TT-BGDĐT-BNV ngày 05 tháng 02 năm 2026 và các văn bản \
    hướng dẫn thi hành của cấp có thẩm quyền.";

/// A plan of several pages.
pub fn plan(parts: usize) -> Document {
    let mut blocks = vec![
        letterhead(),
        Block::Para(Para {
            before: Length::pt(6.0),
            ..para(14.0, Align::Center, vec![Run::bold("KẾ HOẠCH")])
        }),
        centred(
            14.0,
            Run::bold(
                "Tổ chức phong trào thi đua “Xây dựng người phụ nữ Việt Nam thời đại mới” và bình chọn điển hình tiên tiến năm 2026",
            ),
        ),
        rule(RuleLength::OfTextAbove(400)),
        Block::Gap(Length::pt(8.0)),
        body(vec![
            Run::italic("Căn cứ Luật Thi đua, khen thưởng; căn cứ "),
            Run::missing("văn bản của cấp trên"),
            Run::italic(", Ban Thường vụ xây dựng kế hoạch như sau:"),
        ]),
    ];
    for part in 1..=parts {
        blocks.push(heading(
            0,
            &format!(
                "{}. MỤC ĐÍCH, YÊU CẦU VÀ NỘI DUNG THỰC HIỆN",
                ["I", "II", "III", "IV", "V", "VI"][(part - 1) % 6]
            ),
        ));
        blocks.push(heading(1, "1. Mục đích"));
        blocks.push(body(vec![Run::plain(TEXT)]));
        blocks.push(heading(1, "2. Yêu cầu"));
        blocks.push(item("-", "Bảo đảm công khai, dân chủ, đúng đối tượng, đúng tiêu chuẩn; hồ sơ gửi về cơ quan thường trực trước ngày 15/5/2026."));
        blocks.push(item("-", "Mỗi cơ sở giới thiệu ít nhất 02 tập thể, 03 cá nhân và 01 hộ gia đình tiêu biểu, ưu tiên người trực tiếp lao động, vùng khó khăn."));
        blocks.push(item("a)", TEXT));
    }
    blocks.push(foot(5));
    Document {
        meta: meta("Kế hoạch thi đua năm 2026"), sections: vec![Section::new(portrait(), blocks)]
    }
}

pub fn meta(title: &str) -> Meta {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
    Meta {
        title: title.to_owned(),
        author: "Hội LHPN tỉnh Bình Minh".to_owned(),
        subject: "Phong trào thi đua & khen thưởng".to_owned(),
        keywords: vec!["thi đua".to_owned(), "khen thưởng".to_owned()],
        created: date.and_hms_opt(8, 30, 0),
    }
}

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const MIDDLE: [&str; 7] = ["Thị", "Thị Ánh", "Thị Hồng", "Ngọc", "Thị Kim", "Mỹ", "Thị Phương"];
const GIVEN: [&str; 9] = ["Tuyết", "Hạnh", "Dung", "Ẩn", "Quỳnh", "Yến", "Phượng", "Thuỷ", "Nguyệt"];

pub fn name(index: usize) -> String {
    format!("{} {} {}", FAMILY[index % 8], MIDDLE[index % 7], GIVEN[index % 9])
}

pub fn columns() -> Vec<Column> {
    let column = |width: f64, align| Column {
        width: Width::Fixed(Length::mm(width)),
        align,
        valign: VAlign::Top,
        min_size: Some(Size::pt(9.0)),
    };
    vec![
        column(10.0, Align::Center),
        column(38.0, Align::Left),
        column(17.0, Align::Center),
        column(43.0, Align::Left),
        column(24.0, Align::Left),
        column(60.0, Align::Left),
        column(28.0, Align::Left),
        column(24.0, Align::Center),
        column(18.0, Align::Left),
    ]
}

fn bold_cell(text: &str) -> HeadCell {
    HeadCell::new(vec![Run::bold(text)])
}

/// A table of `count` entries with a group row before every 25th.
pub fn table(count: usize) -> Table {
    let tall = |text: &str| HeadCell { rows: 2, ..bold_cell(text) };
    let head = vec![
        HeadRow {
            cells: vec![
                tall("TT"),
                tall("Họ và tên"),
                tall("Năm sinh"),
                tall("Chức vụ, đơn vị"),
                HeadCell { columns: 2, ..bold_cell("Thành tích") },
                tall("Đã được khen"),
                tall("Hình thức đề nghị"),
                tall("Ghi chú"),
            ],
        },
        HeadRow { cells: vec![bold_cell("Lĩnh vực"), bold_cell("Tóm tắt thành tích")] },
    ];
    let mut rows = Vec::with_capacity(count + count / 25 + 2);
    for index in 0..count {
        if index % 25 == 0 {
            let cell = Cell {
                runs: vec![Run::bold(format!("{}. HỘI LHPN XÃ THỨ {}", index / 25 + 1, index / 25 + 1))],
                columns: 9,
                align: Some(Align::Left),
            };
            rows.push(Row { kind: RowKind::Group, cells: vec![cell], anchor: None });
        }
        rows.push(entry(index));
    }
    let total = Cell {
        runs: vec![Run::bold(format!("Tổng cộng: {count} cá nhân"))],
        columns: 9,
        align: Some(Align::Left),
    };
    rows.push(Row { kind: RowKind::Total, cells: vec![total], anchor: None });
    let size = Size::pt(11.0);
    Table {
        columns: columns(),
        head,
        number_row: true,
        rows,
        size,
        pitch: size.pitch(1180),
        padding: Padding { side: Length::mm(1.0), edge: Length::mm(0.6) },
        border: Length::pt(0.5),
        before: Length::pt(6.0),
        after: Length::pt(6.0),
        keep_next: true,
    }
}

pub fn entry(index: usize) -> Row {
    let cells = vec![
        Cell::text((index + 1).to_string()),
        Cell::text(name(index)),
        Cell::text((1960 + index % 40).to_string()),
        Cell::text(format!("Chi hội trưởng phụ nữ thôn {}, xã Hòa Bình", index % 17 + 1)),
        Cell::text(["Kinh tế", "Gia đình", "Chuyển đổi số", "Môi trường"][index % 4]),
        Cell::text("Vận động hội viên xây dựng 3 mô hình kinh tế, giúp 12 hộ thoát nghèo bền vững"),
        Cell::text(if index.is_multiple_of(3) { "2024, 15/QĐ-BTV" } else { "" }),
        Cell::text("Giấy khen"),
        Cell::text(""),
    ];
    Row { kind: RowKind::Body, cells, anchor: Some(Anchor(1000 + index as u64)) }
}

/// A landscape list with its closing line and signatures.
pub fn list(count: usize) -> Document {
    let blocks = vec![
        centred(13.0, Run::bold("DANH SÁCH TRÍCH NGANG ĐIỂN HÌNH TIÊN TIẾN NĂM 2026")),
        centred(13.0, Run::italic("(Kèm theo Tờ trình số 15/TTr-BTV ngày 05 tháng 02 năm 2026)")),
        Block::Table(table(count)),
        Block::Para(para(
            13.0,
            Align::Left,
            vec![Run::plain(format!("Danh sách này có {count} cá nhân./."))],
        )),
        foot(3),
    ];
    Document {
        meta: meta("Danh sách đề nghị khen thưởng"),
        sections: vec![Section::new(landscape(), blocks)],
    }
}
