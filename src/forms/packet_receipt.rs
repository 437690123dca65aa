//! The receipt for a packet (giấy biên nhận): what it held and what became of it, for the office that sent it. It has no
//! number; both sides sign.

use super::context::Fields;
use super::draft::{Draft, Form, centred, para, prepared};
use super::letterhead::{Register, letterhead};
use super::parts::{Grid, GridColumn, Signer, free_text, signatures};
use super::phrases::Group;
use super::profile::Profile;
use super::title::rule_below;
use crate::domain::attachment::size_in_words;
use crate::domain::office::Office;
use crate::domain::packet::{Direction, PacketNote};
use crate::paper::{Align, Block, Cell, Document, Meta, Para, Run, Section, Style};
use crate::text::{self, date::plain_date};
use chrono::{Local, NaiveDateTime};
use std::sync::LazyLock;

/// What the receipt is written from.
#[derive(Debug, Clone, Copy)]
pub struct PacketReceipt<'a> {
    /// The packet as it was noted when it was taken in.
    pub note: &'a PacketNote,
    /// The office that took it in.
    pub office: &'a Office,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

/// The sentences that come with the program.
fn phrases() -> Option<&'static Group> {
    static GROUP: LazyLock<Option<Group>> =
        LazyLock::new(|| toml::from_str(include_str!("../../assets/phrases/packet_receipt.toml")).ok());
    GROUP.as_ref()
}

fn words(key: &str) -> &'static str {
    let slots = phrases().map_or(&[][..], |group| group.slots.as_slice());
    slots.iter().find(|slot| slot.key == key).map_or("", |slot| slot.text.trim())
}

/// Writes the receipt.
#[must_use]
pub fn packet_receipt(receipt: &PacketReceipt<'_>, profile: &Profile) -> Form {
    let PacketReceipt { note, office, made } = *receipt;
    let mut draft = Draft::new(profile);
    let fields = fields(receipt);
    let register = Register { number: None, date: Some(note.on), year: None };
    let mut blocks = letterhead(&mut draft, office, &register, None);
    blocks.extend(heading(&draft));
    let up = note.direction == Direction::Up;
    let mut say = |blocks: &mut Vec<Block>, key: &str| {
        let runs = draft.fill(words(key), &fields, Style::REGULAR);
        blocks.extend(free_text(&draft, runs));
    };
    say(&mut blocks, if up { "received_up" } else { "received_down" });
    blocks.push(Block::Table(counts(note).table(profile)));
    if !note.units.is_empty() {
        say(&mut blocks, "units");
    }
    if !note.left_out.is_empty() {
        say(&mut blocks, "left_out");
    }
    say(&mut blocks, if up { "outcome_up" } else { "outcome_down" });
    if !note.refused.is_empty() {
        say(&mut blocks, "refused");
        blocks.push(Block::Table(refused(note).table(profile)));
    }
    say(&mut blocks, "file");
    let size = profile.list.size.size();
    let hash = Run::plain(note.sha256.clone());
    blocks.push(para(Para {
        before: profile.body.gap_pt.pt(),
        ..centred(size, profile.list.pitch.pitch_of(size), vec![hash])
    }));
    say(&mut blocks, "closing");
    let signers = [
        Signer::new(&[words("giver"), words("sign")], ""),
        Signer::new(&[words("receiver"), words("sign")], &note.by),
    ];
    blocks.push(signatures(&mut draft, &signers));
    let meta = Meta {
        title: format!("Giấy biên nhận gói {}", note.file),
        author: office.name.clone(),
        subject: note.campaign.clone(),
        keywords: vec![note.office.clone()],
        created: made,
    };
    let document = Document { meta, sections: vec![Section::new(profile.portrait(), blocks)] };
    Form { document, findings: draft.findings }
}

fn heading(draft: &Draft<'_>) -> Vec<Block> {
    let rules = &draft.profile.title;
    let pitch = |size| draft.profile.letterhead.pitch.pitch_of(size);
    let (title, subject) = (rules.kind_size.size(), rules.subject_size.size());
    let line = |size, words: &str| Para {
        keep_next: true,
        ..centred(size, pitch(size), vec![Run::bold(prepared(words))])
    };
    vec![
        para(Para { before: rules.before_pt.pt(), ..line(title, words("title")) }),
        para(line(subject, words("subject"))),
        rule_below(draft, rules.rule.whole()),
        Block::Gap(rules.after_pt.pt()),
    ]
}

fn fields(receipt: &PacketReceipt<'_>) -> Fields {
    let PacketReceipt { note, office, .. } = *receipt;
    let by = if note.made_by.trim().is_empty() { &note.office } else { &note.made_by };
    let left_out: Vec<String> = note.left_out.iter().map(|one| one.label().to_lowercase()).collect();
    // The program counts; a number below ten is written with a nought and in words.
    let counted = |count: u32| text::count_with_words(u64::from(count));
    vec![
        ("ngày nhận", plain_date(note.on)),
        ("cơ quan nhận", office.name.clone()),
        ("cơ quan gửi", note.office.clone()),
        ("kế hoạch", format!("“{}”", note.campaign.trim())),
        ("người lập", by.clone()),
        ("ngày lập", plain_date(note.made_at.with_timezone(&Local).date_naive())),
        ("đơn vị", note.units.join("; ")),
        ("phần bỏ", left_out.join("; ")),
        ("số mới", counted(note.new)),
        ("số cập nhật", counted(note.updated)),
        ("số đã có", counted(note.same)),
        ("tên tệp", note.file.clone()),
        ("dung lượng tệp", size_in_words(note.size)),
    ]
}

/// What the packet held, a line for each sort there is.
fn counts(note: &PacketNote) -> Grid {
    let columns = vec![
        GridColumn::fixed(words("column_index"), 12.0, Align::Center),
        GridColumn::share(words("column_what"), 4, Align::Left),
        GridColumn::share(words("column_count"), 1, Align::Center),
    ];
    let it = &note.counts;
    let mut lines: Vec<(String, u32)> = vec![(words("row_plans").to_owned(), it.plans)];
    for (kind, count) in &it.kinds {
        lines.push((words("row_dossiers").replace("{loại}", kind.counted()), *count));
    }
    lines.push((words("row_files").replace("{dung lượng}", &size_in_words(it.bytes)), it.files));
    lines.push((words("row_units").to_owned(), it.units));
    lines.push((words("row_movements").to_owned(), it.movements));
    let mut grid = Grid::new(columns);
    grid.keep_next = false;
    for (at, (what, count)) in (1..).zip(lines.into_iter().filter(|(_, count)| *count > 0)) {
        grid.body(vec![
            Cell::text(at.to_string()),
            Cell::text(prepared(&what)),
            Cell::text(count.to_string()),
        ]);
    }
    grid
}

fn refused(note: &PacketNote) -> Grid {
    let columns = vec![
        GridColumn::fixed(words("column_index"), 12.0, Align::Center),
        GridColumn::share(words("column_kind"), 2, Align::Left),
        GridColumn::share(words("column_name"), 4, Align::Left),
        GridColumn::share(words("column_why"), 5, Align::Left),
    ];
    let mut grid = Grid::new(columns);
    grid.keep_next = false;
    for (at, one) in (1..).zip(&note.refused) {
        grid.body(vec![
            Cell::text(format!("{at}")),
            Cell::text(prepared(one.kind.label())),
            Cell::text(prepared(&one.what)),
            Cell::text(prepared(&one.why)),
        ]);
    }
    grid
}
