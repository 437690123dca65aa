//! The statistics forms 0601.N and 0603.N (TT 2/2023/TT-BNV): what the data tell is counted, what they do not tell is
//! left empty to be written by hand, never a zero.

mod sheet;

use super::context::{Context, Fields};
use super::draft::{Draft, Form, Spot, centred, para, prepared};
use super::letterhead::date_runs;
use super::parts::{Signer, SignerName, signatures};
use super::profile::{PaperKind, ProfileError};
use super::shared::{finish, register};
use crate::paper::{
    Align, Block, Cell, Column, Columns, HeadCell, HeadRow, Length, Padding, Para, Row, RowKind, Run, Style,
    Table, VAlign, Width,
};
use crate::text::{self, NBSP};
use sheet::{Holds, Sheet};

pub(super) fn write(context: &Context<'_>) -> Result<Form, ProfileError> {
    let sheet = Sheet::of(context.paper.options.statistics)?;
    let mut draft = Draft::new(context.profile);
    let outside = sheet.outside(context.case);
    let without_period = sheet.without_period(context.case);
    let mut fields: Fields = vec![
        ("mã biểu", sheet.code.clone()),
        ("thông tư", sheet.circular.clone()),
        ("hạn báo cáo", sheet.due.clone()),
        ("nơi nhận báo cáo", draft.words(context, "receiver_name")),
        ("số chưa rõ thời hạn", text::padded(without_period as u64)),
        ("số ngoài biểu", text::padded(outside as u64)),
    ];
    fields.extend(context.fields());

    let mut blocks = head(&mut draft, context, &fields, &sheet);
    blocks.push(Block::Table(table(&draft, context, &sheet)));
    let size = draft.profile.statistics.size.size();
    for (key, count) in [("unknown_period", without_period), ("outside", outside)] {
        if count > 0 {
            let runs = draft.say(context, key, &fields, Style::ITALIC);
            let before = draft.profile.body.gap_pt.pt();
            blocks.push(para(Para { before, keep_next: true, ..Para::new(size, size.pitch(1200), runs) }));
        }
    }
    blocks.push(dated(&mut draft, context));
    blocks.push(signers(&mut draft, context));

    let kind = PaperKind {
        name: sheet.name.clone(),
        short: String::new(),
        in_text: format!("Biểu {}", sheet.code.split('/').next().unwrap_or_default()),
    };
    let subject = format!("năm {}", context.case.year);
    let profile = context.profile;
    let setup = if sheet.landscape { profile.landscape() } else { profile.portrait() };
    Ok(finish(draft, context, &kind, &subject, vec![(setup, blocks)]))
}

/// Sender on the left, the form's code on the right, the name below.
fn head(draft: &mut Draft<'_>, context: &Context<'_>, fields: &Fields, sheet: &Sheet) -> Vec<Block> {
    let profile = draft.profile;
    let size = profile.statistics.code_size.size();
    let cell = |draft: &mut Draft<'_>, key: &str, style: Style| {
        let runs = draft.say(context, key, fields, style);
        para(Para::new(size, size.pitch(1200), runs))
    };
    let receiver = fields.iter().any(|(name, value)| *name == "nơi nhận báo cáo" && !value.is_empty());
    let mut left = vec![cell(draft, "sender", Style::BOLD)];
    if receiver {
        left.push(cell(draft, "receiver", Style::REGULAR));
    } else {
        // The addressee is not always known when the form is filled in.
        let words = draft.words(context, "receiver");
        let words = words.split('{').next().unwrap_or_default().trim().to_owned();
        let runs = vec![Run::plain(format!("{words}{NBSP}")), Run::leader(Length::mm(20.0))];
        left.push(para(Para::new(size, size.pitch(1200), runs)));
    }
    let right = vec![
        cell(draft, "code", Style::BOLD),
        cell(draft, "circular", Style::REGULAR),
        cell(draft, "due", Style::REGULAR),
    ];
    let upper = Block::Columns(Columns {
        widths: vec![Width::Share(58), Width::Share(42)],
        gap: Length::mm(4.0),
        cells: vec![left, right],
        before: Length::ZERO,
        after: Length::ZERO,
    });
    let rules = &profile.title;
    let (name_size, period_size) = (rules.kind_size.size(), rules.subject_size.size());
    let pitch = |size| profile.letterhead.pitch.pitch_of(size);
    let period = draft.say(context, "period", fields, Style::ITALIC);
    vec![
        upper,
        para(Para {
            before: rules.before_pt.pt(),
            keep_next: true,
            outline: Some(0),
            ..centred(name_size, pitch(name_size), vec![Run::bold(prepared(&sheet.name))])
        }),
        para(Para { keep_next: true, ..centred(period_size, pitch(period_size), period) }),
        Block::Gap(rules.after_pt.pt()),
    ]
}

fn table(draft: &Draft<'_>, context: &Context<'_>, sheet: &Sheet) -> Table {
    let profile = draft.profile;
    let rules = &profile.statistics;
    let (size, figure) = (rules.size.size(), Width::Fixed(rules.figure_mm.mm()));
    let narrow = Width::Fixed(rules.figure_mm.mm().share(7, 10));
    let columns = sheet
        .columns
        .iter()
        .map(|column| {
            let (width, align) = match column.holds {
                Holds::Label => (Width::Share(1), Align::Left),
                Holds::Code => (narrow, Align::Center),
                Holds::Unit | Holds::Count(_) | Holds::ByHand => (figure, Align::Center),
            };
            Column { width, align, valign: VAlign::Middle, min_size: Some(profile.list.min_size.size()) }
        })
        .collect();
    let head = |words: &dyn Fn(&sheet::StatColumn) -> Run| HeadRow {
        cells: sheet.columns.iter().map(|column| HeadCell::new(vec![words(column)])).collect(),
    };
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            let style = if row.bold { Style::BOLD } else { Style::REGULAR };
            let cells = sheet
                .columns
                .iter()
                .map(|column| {
                    let words = match column.holds {
                        Holds::Label => prepared(&row.label),
                        Holds::Code => row.code.clone(),
                        Holds::Unit => row.unit.clone(),
                        Holds::Count(_) | Holds::ByHand => sheet
                            .figure(row, column, context.case)
                            .map(|figure| text::grouped(figure as u64))
                            .unwrap_or_default(),
                    };
                    Cell::new(vec![Run::styled(words, style)])
                })
                .collect();
            Row { kind: RowKind::Body, cells, anchor: None }
        })
        .collect();
    Table {
        columns,
        head: vec![
            head(&|column| Run::bold(prepared(&column.label))),
            head(&|column| Run::italic(column.mark.clone())),
        ],
        number_row: false,
        rows,
        size,
        pitch: profile.list.pitch.pitch_of(size),
        padding: Padding { side: profile.list.padding_mm.mm(), edge: profile.list.edge_mm.mm() },
        border: profile.list.border_pt.pt(),
        before: Length::ZERO,
        after: Length::ZERO,
        keep_next: true,
    }
}

/// Place and day over the right signature.
fn dated(draft: &mut Draft<'_>, context: &Context<'_>) -> Block {
    let place = draft.need(&context.case.office.place, "địa danh", Spot::Office, Style::ITALIC);
    let mut runs = vec![place, Run::italic(format!(",{NBSP}"))];
    runs.extend(date_runs(draft, &register(context), Style::ITALIC));
    let size = draft.profile.foot.signature_size.size();
    let pitch = draft.profile.foot.signature_pitch.pitch_of(size);
    // Day and signatures belong together, as a paragraph kept with the next block.
    let line = Para { keep_next: true, ..centred(size, pitch, runs) };
    Block::Columns(Columns {
        widths: vec![Width::Share(1), Width::Share(1)],
        gap: Length::ZERO,
        cells: vec![Vec::new(), vec![para(line)]],
        before: draft.profile.foot.before_pt.pt(),
        after: Length::ZERO,
    })
}

fn signers(draft: &mut Draft<'_>, context: &Context<'_>) -> Block {
    let signer = |key: &str, name: &str| {
        let words = draft.words(context, key);
        Signer::new(&words.split('\n').collect::<Vec<_>>(), name)
    };
    let compiler = signer("compiler", &draft.words(context, "compiler_name"));
    let given = context.signature().name;
    let name = SignerName::Needed(given, "họ tên người ký", Spot::Signature);
    let head = Signer { name, ..signer("head", "") };
    signatures(draft, &[compiler, head])
}
