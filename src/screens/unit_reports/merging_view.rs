//! The merged reports: the outline at the left, one section with every paragraph and its source at the right.

use super::merging::part_label;
use super::view::{both, scrolled};
use super::{MergingMessage, Message, UnitReports};
use crate::domain::ids::UnitId;
use crate::domain::unit_report::{MergedParagraph, MergedSection, WORDS};
use crate::forms::Profile;
use crate::screens::Desk;
use crate::screens::typed::{Named, chosen};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::press::press;
use crate::ui::{Element, button, check, choice, empty, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Fill, Length, Padding};

const LINE: f32 = 52.0;
/// Of the units that share a sentence so many are named; the count tells of all.
const NAMED: usize = 5;
const NO_PART: &str = "Không đưa vào báo cáo";

fn say(message: MergingMessage) -> Message {
    Message::Merging(message)
}

impl UnitReports {
    pub(super) fn merged<'a>(&'a self, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
        let merging = &self.merging;
        if merging.merged.sections.is_empty() {
            return empty::empty(
                icon::tree(),
                "Chưa có gì để tổng hợp",
                "Nhận báo cáo của các đơn vị cho kỳ này trước; các mục cùng tên được ghép lại, mỗi đoạn giữ nguồn.",
                button::secondary("Nhận báo cáo…").icon(icon::import()).on_press(Message::FilesAsked),
            );
        }
        let profile = desk.profile();
        let section = self.section(profile.as_deref(), desk);
        let body = both(narrow, (self.outline(profile.as_deref()), 4), (section, 7));
        column![body, self.deeds(narrow)].spacing(S12).into()
    }

    fn deeds(&self, narrow: bool) -> Element<'_, Message> {
        let taken = self.merging.taken();
        let words = match taken {
            0 => "Đưa vào báo cáo…".to_owned(),
            count => format!("Đưa {count} đoạn vào báo cáo…"),
        };
        // Words that need two lines make room for the deeds at large letters.
        let named = check::check(
            "In nguồn trong ngoặc “(theo báo cáo của …)”",
            self.merging.named,
            Some(|on| say(MergingMessage::NamedToggled(on))),
        );
        let save = button::secondary("Lưu bản tổng hợp (Word)…")
            .icon(icon::export())
            .on_press(say(MergingMessage::SaveAsked));
        let put = button::primary(words)
            .icon(icon::paper())
            .on_press_maybe((taken > 0).then_some(say(MergingMessage::PutAsked)));
        if narrow {
            return column![named, row![save, put].spacing(S8).wrap()].spacing(S4).into();
        }
        row![container(named).width(Fill), save, put].spacing(S8).align_y(Alignment::Center).into()
    }

    fn outline<'a>(&'a self, profile: Option<&Profile>) -> Element<'a, Message> {
        let merging = &self.merging;
        let mut all = column![];
        let mut own = false;
        for (at, section) in merging.merged.sections.iter().enumerate() {
            if section.own && !own {
                own = true;
                let words = label::caption("Mục riêng của đơn vị");
                let padding = Padding { top: S12, bottom: S4, left: S12, right: S12 };
                all = all.push(container(words).padding(padding)).push(panel::hairline());
            }
            let into = merging.part(at).map(|part| part_label(profile, part));
            all = all.push(outlined(at, section, into, merging.shown == at));
        }
        let told = format!("{} báo cáo · {} đoạn", merging.merged.units.len(), merging.merged.paragraphs());
        let head =
            container(label::strong(told)).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        container(column![head, panel::hairline(), scrolled(all)])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }

    fn section<'a>(&'a self, profile: Option<&Profile>, desk: &'a Desk) -> Element<'a, Message> {
        let merging = &self.merging;
        let at = merging.shown;
        let Some(section) = merging.merged.sections.get(at) else { return space().into() };
        let mut parts = vec![Named::new(None, NO_PART)];
        parts.extend(
            WORDS.targets().iter().map(|key| Named::new(Some(key.clone()), part_label(profile, key))),
        );
        let now = chosen(&parts, &merging.part(at).map(str::to_owned));
        let pick = choice::Pick::new("", parts, now, move |part: Named<Option<String>>| {
            say(MergingMessage::PartPicked(at, part.value))
        })
        .width(Length::Fill);
        let under = match (section.above.is_empty(), section.units.len()) {
            (true, 1) => desk.unit_name(section.units[0]),
            (true, count) => format!("{count} đơn vị"),
            (false, 1) => format!("{} · {}", section.above, desk.unit_name(section.units[0])),
            (false, count) => format!("{} · {count} đơn vị", section.above),
        };
        let every = section.paragraphs.iter().all(|one| merging.is_taken(one));
        let (all_words, to) = if every { ("Bỏ chọn hết", false) } else { ("Chọn hết", true) };
        let has = !section.paragraphs.is_empty();
        let mut bar =
            row![label::caption("Đưa vào phần"), Element::from(pick)].spacing(S8).align_y(Alignment::Center);
        if has {
            bar = bar.push(button::quiet(all_words).on_press(say(MergingMessage::AllPicked(at, to))));
        }
        let head = column![line(section.heading()).strong().two(), line(under).small(), bar].spacing(S4);
        let head = container(head).padding(Padding { top: S8, bottom: S8, left: S12, right: S12 });
        let mut all = column![].spacing(S4).padding(Padding { top: S4, bottom: S12, left: S12, right: S12 });
        if !has {
            all = all.push(label::small("Mục này chỉ có các mục con, không có đoạn nào của riêng nó."));
        }
        for (place, paragraph) in section.paragraphs.iter().enumerate().take(merging.most) {
            if place > 0 {
                all = all.push(panel::hairline());
            }
            all = all.push(self.paragraph(at, place, paragraph, desk));
        }
        let more = section.paragraphs.len().saturating_sub(merging.most);
        if more > 0 {
            let words = format!("Xem tiếp {more} đoạn");
            all = all
                .push(button::secondary(words).icon(icon::down()).on_press(say(MergingMessage::MoreAsked)));
        }
        container(column![head, panel::hairline(), scrolled(all)])
            .padding(1)
            .width(Fill)
            .height(Fill)
            .style(panel::card_style)
            .into()
    }

    fn paragraph<'a>(
        &'a self,
        section: usize,
        place: usize,
        paragraph: &'a MergedParagraph,
        desk: &'a Desk,
    ) -> Element<'a, Message> {
        let tick = check::check(
            "",
            self.merging.is_taken(paragraph),
            Some(move |on| say(MergingMessage::Picked(section, place, on))),
        );
        let units = paragraph.units();
        let names = some_names(&units, units.len(), desk);
        let source = match units.len() {
            0 | 1 => names,
            count => format!("{count} đơn vị: {names}"),
        };
        let source = label::small(source).width(Fill);
        let source: Element<'a, Message> =
            if units.len() > 1 { label::colored(source, |c| c.gold_ink).into() } else { source.into() };
        let mut words = column![label::body(paragraph.words.as_str()).width(Fill), source].spacing(2);
        for echo in &paragraph.echoes {
            let names = some_names(&echo.units, NAMED, desk);
            let told = format!("Câu “{}” có ở {} đơn vị: {names}", echo.words, echo.units.len());
            words = words.push(label::colored(label::small(told).width(Fill), |c| c.info));
        }
        let words = container(words).padding(Padding { top: 5.0, ..Padding::ZERO }).width(Fill);
        row![tick, words].spacing(S8).into()
    }
}

/// The short names of units, and how many more there are.
fn some_names(units: &[UnitId], most: usize, desk: &Desk) -> String {
    let short = |id: &UnitId| desk.unit(*id).map(|unit| unit.short().to_owned()).unwrap_or_default();
    let names = units.iter().take(most).map(short).collect::<Vec<_>>().join("; ");
    match units.len().saturating_sub(most) {
        0 => names,
        more => format!("{names} và {more} đơn vị khác"),
    }
}

fn outlined<'a>(
    at: usize,
    section: &'a MergedSection,
    into: Option<String>,
    shown: bool,
) -> Element<'a, Message> {
    let indent = f32::from(section.depth.min(4)) * 14.0;
    let counts = match section.paragraphs.len() {
        0 => String::new(),
        count => format!("{count} đoạn · {} đơn vị", section.units.len()),
    };
    let into = into.map_or_else(|| "không đưa vào báo cáo".to_owned(), |part| format!("vào “{part}”"));
    let under =
        if counts.is_empty() { "chỉ có mục con".to_owned() } else { format!("{counts} · {into}") };
    let heading = line(section.heading());
    let heading = if section.depth == 0 { heading.strong() } else { heading };
    let words = column![heading, line(under).small()].width(Fill);
    let whole = container(words).height(LINE).center_y(LINE).padding(Padding {
        left: S12 + indent,
        right: S8,
        ..Padding::ZERO
    });
    press(whole).chosen(shown).line().on_press(say(MergingMessage::Chosen(at))).into()
}
