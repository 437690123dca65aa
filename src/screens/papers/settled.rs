//! "Thiết lập" of a paper that is locked: what was chosen, to be read.

use super::draft::PaperForm;
use super::shape::{self, Choice};
use super::{Message, Papers};
use crate::domain::figures::chart::ChartKind;
use crate::domain::papers::PaperType;
use crate::domain::subject::SubjectKind;
use crate::screens::typed::chosen;
use crate::text::date::short_date;
use crate::ui::{Element, label, panel};

impl Papers {
    /// The same of an issued paper, to be read.
    pub(super) fn fixed<'a>(&'a self, choice: Choice, form: &'a PaperForm) -> Element<'a, Message> {
        let options = &form.paper.options;
        let yes = |on: bool| if on { "Có" } else { "Không" }.to_owned();
        let (caption, words) = match choice {
            Choice::Selection => ("Ghi những ai", options.selection.label().to_owned()),
            Choice::Only => {
                ("Loại đối tượng", options.only.map_or("Tất cả các loại", SubjectKind::label).to_owned())
            }
            Choice::Order => ("Thứ tự", options.order.label().to_owned()),
            Choice::Split => ("Mỗi loại một danh sách", yes(options.split)),
            Choice::Filled => ("In sẵn điểm đã nhập", yes(options.filled)),
            Choice::Member => {
                let one = if options.member.is_some() {
                    "Một thành viên"
                } else {
                    "Mỗi thành viên một phiếu"
                };
                ("Thành viên", one.to_owned())
            }
            Choice::Dossier => match self.dossiers.typed.trim() {
                "" => ("Hồ sơ", "Mọi hồ sơ được ghi".to_owned()),
                one => ("Hồ sơ", one.to_owned()),
            },
            Choice::Span => ("Báo cáo", options.span.label().to_owned()),
            Choice::AsOf => {
                let usual = if self.kind == PaperType::Reminder {
                    "Ngày lập công văn"
                } else {
                    "Ngày cuối của kỳ"
                };
                let day = options.as_of.map_or_else(|| usual.to_owned(), short_date);
                ("Số liệu tính đến ngày", day)
            }
            Choice::Duties => {
                let all = self.duties(&options.obligations);
                let now = chosen(&all, &options.obligations);
                ("Đôn đốc về", now.map(|it| it.to_string()).unwrap_or_default())
            }
            Choice::AnswerBy => {
                let day = options.answer_by.map_or_else(|| "Tính từ ngày lập".to_owned(), short_date);
                ("Đề nghị gửi chậm nhất ngày", day)
            }
            Choice::Certificate => ("Cách in giấy khen", options.certificate.label().to_owned()),
            Choice::Statistics => ("Biểu", options.statistics.label().to_owned()),
            Choice::Award => match options.award.trim() {
                "" => ("Hình thức khen thưởng", "Như từng hồ sơ đề nghị".to_owned()),
                own => ("Hình thức khen thưởng", own.to_owned()),
            },
            Choice::Attached => {
                ("Kèm theo", options.attached.map_or("Không kèm văn bản nào", PaperType::label).to_owned())
            }
            Choice::Contents => {
                let count =
                    if options.contents.is_empty() { shape::BUNDLED.len() } else { options.contents.len() };
                ("Trọn bộ gồm", format!("{count} văn bản"))
            }
            Choice::Charts => {
                let drawn = ChartKind::ALL.into_iter().filter(|chart| options.draws(*chart));
                let drawn: Vec<&str> = drawn.map(ChartKind::label).collect();
                ("Biểu đồ", if drawn.is_empty() { "Không".to_owned() } else { drawn.join(", ") })
            }
            Choice::Compared => {
                let all = self.compared(options.compared_with);
                let now = chosen(&all, &options.compared_with);
                ("So với cùng kỳ năm trước", now.map(|it| it.to_string()).unwrap_or_default())
            }
            Choice::Closing => {
                let now = || "Đợt xét lúc ban hành".to_owned();
                ("Theo lần chốt", options.closing.map_or_else(now, |number| format!("Lần {number}")))
            }
            Choice::Grouped => {
                let words = match (options.by_cluster, options.by_field) {
                    (true, true) => "Trong từng cụm, từng lĩnh vực",
                    (true, false) => "Trong từng cụm",
                    (false, true) => "Trong từng lĩnh vực",
                    (false, false) => "Không",
                };
                ("Thêm bảng xếp hạng", words.to_owned())
            }
        };
        panel::fact(caption, label::body(words))
    }
}
