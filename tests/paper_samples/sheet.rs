//! A sheet with everything that can stand at a fixed place: a certificate of a made-up office.
#![allow(dead_code, clippy::unwrap_used)]

use guong_sang::paper::*;

pub const LOTUS: &[u8] = include_bytes!("lotus.jpg");
pub const GREY_LOTUS: &[u8] = include_bytes!("lotus-grey.jpg");
pub const PRESS: &[u8] = include_bytes!("press.jpg");

pub fn mm(value: f64) -> Length {
    Length::mm(value)
}

pub fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
    Area { x: mm(x), y: mm(y), width: mm(width), height: mm(height) }
}

/// A ring, see-through inside and outside, soft at its edges.
pub fn ring() -> Vec<u8> {
    let side = 160_u32;
    let mut rgba = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let from_middle = f64::from(x) + 0.5 - 80.0;
            let distance = from_middle.hypot(f64::from(y) + 0.5 - 80.0);
            let opacity = (20.0 - (distance - 55.0).abs()).clamp(0.0, 1.0);
            // Red, multiplied by its opacity.
            rgba.extend([(200.0 * opacity) as u8, (30.0 * opacity) as u8, 0, (255.0 * opacity) as u8]);
        }
    }
    Bitmap { width: side, height: side, rgba }.png().unwrap()
}

pub fn landscape_sheet() -> PageSetup {
    let margins = Margins { top: mm(20.0), bottom: mm(20.0), left: mm(25.0), right: mm(25.0) };
    PageSetup { width: mm(297.0), height: mm(210.0), margins, number: None }
}

pub fn centred(y: f64, size: f64, run: Run) -> Placed {
    Placed { align: Align::Center, ..Placed::new((mm(40.0), mm(y)), mm(217.0), Size::pt(size), vec![run]) }
}

pub fn frames() -> Vec<Block> {
    let frame = |inset: f64, thickness, ink| {
        let area = area(inset, inset, 297.0 - 2.0 * inset, 210.0 - 2.0 * inset);
        Block::Shape(Shape::Frame { area, thickness: mm(thickness), ink })
    };
    let mut blocks = vec![frame(10.0, 1.4, Ink::Red), frame(13.0, 0.5, Ink::Gold)];
    for (x, y) in [(16.0, 16.0), (281.0, 16.0), (281.0, 194.0), (16.0, 194.0)] {
        let corners =
            vec![(mm(x), mm(y - 3.0)), (mm(x + 3.0), mm(y)), (mm(x), mm(y + 3.0)), (mm(x - 3.0), mm(y))];
        blocks.push(Block::Shape(Shape::Polygon { corners, ink: Ink::Gold }));
    }
    blocks
}

/// The certificate. `name` has one line of 217 mm, from 30 down to 18 points.
pub fn certificate(name: &str) -> Document {
    let mut blocks = frames();
    blocks.push(Block::Shape(Shape::star((mm(148.5), mm(30.0)), mm(9.0), Ink::Gold)));
    let picture = |bytes: Vec<u8>, area, description: &str| {
        let picture = Picture::read(bytes).unwrap();
        Block::Picture(PlacedPicture { picture, area, description: description.to_owned() })
    };
    blocks.push(picture(LOTUS.to_vec(), area(25.0, 22.0, 40.0, 30.0), "Biểu tượng hoa sen"));
    blocks.push(picture(ring(), area(205.0, 150.0, 34.0, 34.0), "Vòng tròn"));
    blocks.extend([
        Block::Placed(centred(56.0, 14.0, Run::bold("CHỦ TỊCH HỘI LIÊN HIỆP PHỤ NỮ TỈNH BÌNH MINH").inked(Ink::Red))),
        Block::Placed(centred(68.0, 16.0, Run::bold("TẶNG"))),
        Block::Placed(centred(86.0, 40.0, Run::bold("GIẤY KHEN").inked(Ink::Red))),
        Block::Placed(Placed {
            min_size: Size::pt(18.0),
            anchor: Some(Anchor(7)),
            ..centred(104.0, 30.0, Run::bold(name))
        }),
        Block::Placed(Placed {
            most_lines: 2,
            ..centred(
                118.0,
                15.0,
                Run::plain(
                    "Đã có thành tích xuất sắc trong phong trào thi đua “Xây dựng gia đình 5 không, 3 sạch” và vận động hội \
                     viên giúp nhau phát triển kinh tế năm 2026",
                ),
            )
        }),
        Block::Placed(Placed {
            align: Align::Right,
            ..Placed::new(
                (mm(150.0), mm(144.0)),
                mm(117.0),
                Size::pt(13.0),
                vec![Run::bold_italic("Bình Minh, ngày 05 tháng 02 năm 2026")],
            )
        }),
        Block::Placed(Placed::new(
            (mm(30.0), mm(180.0)),
            mm(100.0),
            Size::pt(12.0),
            vec![Run::italic("Số quyết định: "), Run::leader(mm(20.0)), Run::italic(" ngày "), Run::leader(mm(20.0))],
        )),
        Block::Placed(Placed::new(
            (mm(30.0), mm(187.0)),
            mm(100.0),
            Size::pt(12.0),
            vec![Run::italic("Số sổ vàng: "), Run::leader(mm(10.0)).inked(Ink::Red)],
        )),
    ]);
    let mut meta = super::meta("Giấy khen");
    meta.subject.clear();
    Document { meta, sections: vec![Section::new(landscape_sheet(), blocks)] }
}
