//! The row of headings: found by names without accents, in whatever order the columns stand.

use super::cells::Sheet;
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Number,
    Title,
    Points,
    Bonus,
    Deduction,
    Method,
    Note,
    Code,
}

impl Role {
    const fn label(self) -> &'static str {
        match self {
            Self::Number => "số thứ tự",
            Self::Title => "nội dung tiêu chí",
            Self::Points => "điểm chuẩn",
            Self::Bonus => "điểm thưởng",
            Self::Deduction => "điểm trừ",
            Self::Method => "cách tính",
            Self::Note => "ghi chú",
            Self::Code => "mã",
        }
    }
}

/// Headings as met in real tables, folded; a heading is one of these or begins with one of the titles.
const NAMES: [(Role, &[&str]); 8] = [
    (Role::Number, &["stt", "tt", "so tt", "so thu tu", "muc"]),
    (
        Role::Method,
        &[
            "cach tinh",
            "cach cham",
            "cach tinh diem",
            "cach cham diem",
            "phuong phap cham",
            "phuong phap cham diem",
            "phuong phap tinh",
            "phuong phap tinh diem",
            "huong dan cham",
            "huong dan cham diem",
            "cach danh gia",
            "phuong phap danh gia",
        ],
    ),
    (
        Role::Note,
        &[
            "ghi chu",
            "minh chung",
            "tai lieu kiem chung",
            "tai lieu minh chung",
            "ho so minh chung",
            "giai trinh",
            "huong dan",
        ],
    ),
    (
        Role::Points,
        &[
            "diem chuan",
            "diem toi da",
            "thang diem",
            "diem",
            "so diem",
            "muc diem",
            "diem quy dinh",
            "bang diem",
            "diem chuan toi da",
            "khung diem",
            "toi da",
            "chuan",
            "diem tieu chuan",
            "diem so",
        ],
    ),
    (Role::Bonus, &["diem thuong", "diem cong", "thuong", "cong", "diem thuong toi da", "diem cong toi da"]),
    (Role::Deduction, &["diem tru", "tru", "diem tru toi da"]),
    (Role::Code, &["ma", "ma tieu chi", "ky hieu", "ma so"]),
    (
        Role::Title,
        &[
            "noi dung",
            "tieu chi",
            "tieu chuan",
            "hang muc",
            "chi tieu",
            "nhiem vu",
            "cac tieu chi",
            "ten tieu chi",
            "noi dung tieu chi",
            "noi dung danh gia",
            "noi dung tieu chuan",
        ],
    ),
];

fn role(heading: &str) -> Option<Role> {
    // "Điểm chuẩn (tối đa)", "Ghi chú (nếu có)": what stands in brackets explains the heading.
    let plain = heading.split('(').next().unwrap_or(heading);
    let folded = fold(if plain.trim().is_empty() { heading } else { plain });
    if folded.is_empty() {
        return None;
    }
    let exact = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str()));
    if let Some((role, _)) = exact {
        return Some(*role);
    }
    let titled = ["noi dung", "tieu chi", "tieu chuan", "cac tieu chi"];
    let begins = titled.iter().any(|title| folded.starts_with(title));
    (begins && !folded.contains("diem") && folded.split(' ').count() <= 8).then_some(Role::Title)
}

/// The headings of a sheet.
#[derive(Debug)]
pub(super) struct Head {
    /// Row of the headings, from 0.
    pub row: u32,
    /// First row below them.
    pub below: u32,
    /// Columns with what they hold; notes may stand in several.
    pub columns: Vec<(u32, Role, String)>,
    /// Headings that say nothing the program reads.
    pub unread: Vec<String>,
}

impl Head {
    /// The column that holds something.
    pub fn column(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|(_, it, _)| *it == role).map(|(column, ..)| *column)
    }

    /// The headings in one row of a sheet; none where the row is none of headings.
    fn of_row(sheet: &Sheet, row: u32) -> Option<Self> {
        let mut head = Self { row, below: row + 1, columns: Vec::new(), unread: Vec::new() };
        for column in sheet.columns() {
            let heading = sheet.text(row, column);
            head.take(column, &heading);
        }
        let titled = head.column(Role::Title).is_some();
        (titled && head.columns.len() > 1).then_some(head)
    }

    fn take(&mut self, column: u32, heading: &str) {
        if heading.is_empty() {
            return;
        }
        let flat = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        match role(heading) {
            Some(role) if role == Role::Note || self.column(role).is_none() => {
                self.columns.push((column, role, flat));
            }
            Some(role) => self.unread.push(format!("“{flat}” (đã có cột {})", role.label())),
            None => self.unread.push(format!("“{flat}”")),
        }
    }

    /// Looks for the headings from the top; a second row of them below merged ones is taken along.
    pub fn find(sheet: &Sheet) -> Option<Self> {
        let mut head = sheet.rows().find_map(|row| Self::of_row(sheet, row))?;
        head.second_row(sheet);
        Some(head)
    }

    fn second_row(&mut self, sheet: &Sheet) {
        let row = self.below;
        let own = |column: u32| sheet.text(row, column);
        let numbered = self.column(Role::Number).is_some_and(|column| !own(column).is_empty());
        let titled = self.column(Role::Title).is_some_and(|column| !own(column).is_empty());
        let found: Vec<(u32, String)> = sheet
            .columns()
            .map(|column| (column, own(column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let known = found.iter().filter(|(_, text)| role(text).is_some()).count();
        if numbered || titled || known == 0 {
            return;
        }
        for (column, heading) in found {
            // "Điểm" over "Tối đa" and "Tự chấm": the lower heading says what the column holds.
            if let Some(place) = self.columns.iter().position(|(at, ..)| *at == column) {
                let (_, above, _) = self.columns[place];
                if role(&heading).is_none() && above == Role::Points {
                    self.columns.remove(place);
                } else {
                    self.columns[place].1 = role(&heading).unwrap_or(above);
                    continue;
                }
            }
            self.take(column, &heading);
        }
        self.below = row + 1;
    }

    /// Whether a row repeats the headings, or counts the columns below them ("1", "2", "3=1+2").
    pub fn is_repeated(&self, sheet: &Sheet, row: u32) -> bool {
        let cells: Vec<(u32, String)> = sheet
            .columns()
            .map(|column| (column, sheet.text(row, column)))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let same = |(column, text): &(u32, String)| {
            self.columns.iter().any(|(at, _, heading)| at == column && fold(heading) == fold(text))
        };
        let counts = |text: &str| {
            let bare = text.trim_matches(['(', ')', ' ']);
            bare.len() <= 9
                && bare.starts_with(|c: char| c.is_ascii_digit())
                && bare.chars().all(|c| c.is_ascii_digit() || "=+-x*:()".contains(c))
        };
        let title = self.column(Role::Title).map(|column| sheet.text(row, column)).unwrap_or_default();
        let counted = cells.len() > 2 && cells.iter().all(|(_, text)| counts(text)) && counts(&title);
        cells.len() > 1 && (cells.iter().all(same) || counted)
    }
}
