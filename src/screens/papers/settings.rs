//! "Thiết lập": which of several papers, its number and day, and how it is set.

use super::draft::{PaperForm, Typed};
use super::shape::{self, Choice};
use super::{Message, Papers, fields};
use crate::domain::figures::chart::ChartKind;
use crate::domain::papers::{
    CertificatePrint, ListOrder, PaperState, PaperType, ReportSpan, Selection, StatisticsForm,
};
use crate::domain::subject::SubjectKind;
use crate::screens::Place;
use crate::screens::typed::{Named, Said, chosen, note, trouble};
use crate::text::date::short_date;
use crate::ui::badge::{self, Tone};
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, date, icon, label, panel};
use iced::widget::{column, row, space};
use iced::{Alignment, Fill};

fn typed(typed: Typed) -> Message {
    Message::Form(Said::Typed(typed))
}

fn pick<'a, T: Clone + PartialEq + 'a>(
    caption: &'a str,
    all: Vec<Named<T>>,
    now: &T,
    on: fn(T) -> Typed,
) -> Element<'a, Message> {
    let now = chosen(&all, now);
    Pick::new(caption, all, now, move |it: Named<T>| typed(on(it.value))).into()
}

fn of<T: Copy>(all: impl IntoIterator<Item = T>, label: impl Fn(T) -> &'static str) -> Vec<Named<T>> {
    all.into_iter().map(|it| Named::new(it, label(it))).collect()
}

impl Papers {
    pub(super) fn settings<'a>(&'a self, form: &'a PaperForm) -> Element<'a, Message> {
        let mut all = column![self.life(form)].spacing(S12);
        if let Some(error) = &form.error {
            all = all.push(trouble(error));
        }
        if self.kind == PaperType::Plan {
            return all
                .push(note(
                    "Kế hoạch được soạn và ban hành ở màn hình Kế hoạch; ở đây để xem, in và xuất.",
                    Tone::Info,
                ))
                .push(self.to_plan())
                .into();
        }
        if self.lacks_round() {
            all = all
                .push(note("Văn bản này lập theo một đợt xét mà kế hoạch chưa có đợt nào.", Tone::Due))
                .push(
                    button::secondary("Mở đợt xét")
                        .icon(icon::scale())
                        .on_press(Message::Went(Place::Selection)),
                );
        }
        if let Some(card) = self.figures_card(form) {
            all = all.push(card);
        }
        let choices: Vec<&Choice> =
            shape::choices(self.kind).iter().filter(|it| self.is_offered(**it, form)).collect();
        if !choices.is_empty() {
            let mut list = column![].spacing(S12);
            for choice in choices {
                list = list.push(self.choice(*choice, form));
            }
            all = all.push(panel::titled("Cách lập", row![], list));
        }
        if matches!(self.kind, PaperType::NominationList | PaperType::Decision) {
            all = all.push(
                button::quiet("Chọn cột của danh sách…")
                    .icon(icon::settings())
                    .on_press(Message::Went(Place::Office)),
            );
        }
        all.into()
    }

    fn to_plan(&self) -> Element<'_, Message> {
        let place = self.current.map_or(Place::Plans, |current| Place::Plan(current.plan));
        button::secondary("Mở ở Kế hoạch").icon(icon::plan()).on_press(Message::Went(place)).into()
    }

    /// State, number and day; one of several; deeds on the whole.
    fn life<'a>(&'a self, form: &'a PaperForm) -> Element<'a, Message> {
        let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
        let paper = &form.paper;
        let (state, number, day) = match (self.kind, case) {
            (PaperType::Plan, Some(case)) => {
                let issued = case.plan.issued_on.is_some();
                let state = if issued { PaperState::Issued } else { PaperState::Draft };
                (state, case.plan.number.clone(), case.plan.issued_on)
            }
            _ => (paper.state, paper.number.clone(), paper.issued_on),
        };
        let mark = match state {
            PaperState::Draft => badge::with_icon("Dự thảo", Tone::Plain, icon::edit()),
            PaperState::Issued => badge::with_icon("Đã ban hành", Tone::Done, icon::lock()),
            PaperState::Cancelled => badge::with_icon("Đã hủy", Tone::Danger, icon::close()),
        };
        let words = match (number, day) {
            (Some(number), Some(day)) => format!("Số {number} ngày {}", short_date(day)),
            (None, Some(day)) => format!("Ngày {}", short_date(day)),
            _ if self.kind.is_numbered() => "Chưa có số và ngày".to_owned(),
            _ => "Không lấy số riêng".to_owned(),
        };
        let mut head = row![mark, label::small(words).width(Fill)].spacing(S8).align_y(Alignment::Center);
        let draft = state == PaperState::Draft && form.kept.is_stored();
        if draft {
            head = head.push(button::icon(icon::trash(), "Xóa dự thảo này").on_press(Message::RemoveAsked));
        }
        let mut all = column![head].spacing(S12);
        if let Some(case) = case {
            let round = paper.round;
            let several: Vec<Named<_>> = case
                .papers
                .iter()
                .filter(|it| it.kind == self.kind && it.round == round && !it.outside)
                .filter(|it| !it.kind.is_of_a_year() || it.year == case.year)
                .map(|it| {
                    let words = match (&it.number, it.issued_on) {
                        (Some(number), Some(day)) => {
                            format!("{} – số {number} ngày {}", it.state.label(), short_date(day))
                        }
                        _ if it.subject.trim().is_empty() => it.state.label().to_owned(),
                        _ => format!("{} – {}", it.state.label(), it.subject.replace('\n', " ")),
                    };
                    Named::new(it.id, words)
                })
                .collect();
            if several.len() > 1 {
                let now = chosen(&several, &paper.id);
                all = all.push(Pick::new("Các bản đã lập", several, now, |it| {
                    Message::PaperPicked(it.value)
                }));
            }
        }
        let mut deeds = row![].spacing(S8);
        let mut some = false;
        let again = matches!(
            self.kind,
            PaperType::Letter | PaperType::Reminder | PaperType::Notice | PaperType::Report
        );
        if self.kind != PaperType::Plan && (form.is_locked() || again && form.kept.is_stored()) {
            deeds = deeds.push(
                button::secondary("Lập bản khác")
                    .icon(icon::plus())
                    .keys("Ctrl+N")
                    .on_press(Message::NewAsked),
            );
            some = true;
        }
        if paper.state == PaperState::Issued {
            deeds = deeds
                .push(space::horizontal())
                .push(button::danger("Hủy văn bản…").icon(icon::close()).on_press(Message::CancelAsked));
            some = true;
        }
        if some {
            all = all.push(deeds);
        }
        if let Some(reason) = paper.texts.get("cancelled").filter(|_| paper.state == PaperState::Cancelled) {
            all = all.push(note(format!("Lý do hủy: {reason}"), Tone::Danger));
        }
        panel::card(all)
    }

    /// A choice with one answer is none.
    fn is_offered(&self, choice: Choice, form: &PaperForm) -> bool {
        let options = &form.paper.options;
        match choice {
            Choice::Closing => self.closings().len() > 1 || options.closing.is_some(),
            Choice::Grouped => {
                let (clusters, fields) = self.groups();
                clusters || fields || options.by_cluster || options.by_field
            }
            Choice::Compared => {
                let single = matches!(options.span, ReportSpan::HalfYear | ReportSpan::Year);
                single && !self.compared(options.compared_with).is_empty()
            }
            _ => true,
        }
    }

    fn choice<'a>(&'a self, choice: Choice, form: &'a PaperForm) -> Element<'a, Message> {
        let options = &form.paper.options;
        // The span and the day belong to the figures that were taken.
        let taken =
            form.paper.figures.is_some() && matches!(choice, Choice::Span | Choice::AsOf | Choice::Compared);
        if form.is_locked() || taken {
            return self.fixed(choice, form);
        }
        match choice {
            Choice::Selection => pick(
                "Ghi những ai",
                of(Selection::ALL, Selection::label),
                &options.selection,
                Typed::Selection,
            ),
            Choice::Only => {
                let mut kinds = vec![Named::new(None, "Tất cả các loại")];
                kinds.extend(SubjectKind::ALL.into_iter().map(|kind| Named::new(Some(kind), kind.label())));
                pick("Loại đối tượng", kinds, &options.only, Typed::Only)
            }
            Choice::Order => {
                pick("Thứ tự", of(ListOrder::ALL, ListOrder::label), &options.order, Typed::Order)
            }
            Choice::Split => check::check(
                "Mỗi loại một danh sách, sang trang riêng",
                options.split,
                Some(|on| typed(Typed::Split(on))),
            ),
            Choice::Filled => {
                check::check("In sẵn điểm đã nhập", options.filled, Some(|on| typed(Typed::Filled(on))))
            }
            Choice::Member => {
                let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
                let members = case.and_then(|case| case.round.as_ref()).map(|round| &round.board.members);
                let mut all = vec![Named::new(None, "Mỗi thành viên một phiếu")];
                let voting = members.into_iter().flatten().filter(|member| member.votes);
                all.extend(voting.map(|member| Named::new(Some(member.id), member.name.clone())));
                pick("Thành viên", all, &options.member, Typed::Member)
            }
            Choice::Dossier => Suggest::new(
                "Hồ sơ",
                &self.dossiers.typed,
                &self.dossiers.folded,
                &self.dossiers.items,
                Message::DossierTyped,
                Message::DossierPicked,
            )
            .placeholder("Để trống: mọi hồ sơ được ghi")
            .into(),
            Choice::Span => {
                pick("Báo cáo", of(ReportSpan::ALL, ReportSpan::label), &options.span, Typed::Span)
            }
            Choice::AsOf => date::date("Số liệu tính đến ngày", form.as_of.text())
                .width(Fill)
                .help(if self.kind == PaperType::Reminder {
                    "Để trống: ngày lập công văn"
                } else {
                    "Để trống: ngày cuối của kỳ báo cáo"
                })
                .error(form.as_of.error())
                .on_input(|words| typed(Typed::AsOf(words)))
                .on_leave(Message::Form(Said::Left))
                .into(),
            Choice::Duties => {
                let all = self.duties(&options.obligations);
                pick("Đôn đốc về", all, &options.obligations, Typed::Duties)
            }
            Choice::AnswerBy => date::date("Đề nghị gửi chậm nhất ngày", form.answer_by.text())
                .width(Fill)
                .help("Để trống: chương trình tính từ ngày lập")
                .error(form.answer_by.error())
                .on_input(|words| typed(Typed::AnswerBy(words)))
                .on_leave(Message::Form(Said::Left))
                .into(),
            Choice::Certificate => pick(
                "Cách in giấy khen",
                of(CertificatePrint::ALL, CertificatePrint::label),
                &options.certificate,
                Typed::Certificate,
            ),
            Choice::Statistics => {
                let all = of(StatisticsForm::ALL, StatisticsForm::label);
                pick("Biểu", all, &options.statistics, Typed::Statistics)
            }
            Choice::Award => Field::new("Hình thức khen thưởng", &options.award)
                .id(fields::AWARD)
                .placeholder("Như từng hồ sơ đề nghị")
                .on_input(|words| typed(Typed::Award(words)))
                .on_leave(Message::Form(Said::Left))
                .into(),
            Choice::Attached => {
                let mut all = vec![Named::new(None, "Không kèm văn bản nào")];
                let papers = [PaperType::Proposal, PaperType::Decision, PaperType::Minutes];
                all.extend(papers.map(|kind| Named::new(Some(kind), kind.label())));
                pick("Kèm theo", all, &options.attached, Typed::Attached)
            }
            Choice::Contents => {
                let ticks = shape::BUNDLED.map(|kind| {
                    let on = options.contents.is_empty() || options.contents.contains(&kind);
                    check::check(kind.label(), on, Some(move |on| typed(Typed::Content(kind, on))))
                });
                column![label::caption("Trọn bộ gồm"), column(ticks)].spacing(S4).into()
            }
            Choice::Charts => {
                let ticks = ChartKind::ALL.map(|chart| {
                    let on = move |on| typed(Typed::Chart(chart, on));
                    check::check(chart.label(), options.draws(chart), Some(on))
                });
                column![label::caption("Biểu đồ"), column(ticks)].spacing(S4).into()
            }
            Choice::Compared => {
                let all = self.compared(options.compared_with);
                pick("So với cùng kỳ năm trước", all, &options.compared_with, Typed::Compared)
            }
            Choice::Closing => pick("Theo lần chốt", self.closings(), &options.closing, Typed::Closing),
            Choice::Grouped => {
                let (clusters, fields) = self.groups();
                let mut ticks = column![label::caption("Thêm bảng xếp hạng")].spacing(S4);
                if clusters || options.by_cluster {
                    let on = |on| typed(Typed::ByCluster(on));
                    ticks = ticks.push(check::check("Trong từng cụm", options.by_cluster, Some(on)));
                }
                if fields || options.by_field {
                    let on = |on| typed(Typed::ByField(on));
                    ticks = ticks.push(check::check("Trong từng lĩnh vực", options.by_field, Some(on)));
                }
                ticks.into()
            }
        }
    }
}
