//! What deeds are called.

use super::{Command, SetRevision, SheetComparison};
use crate::domain::round::ConflictVerdict;

impl Command {
    /// The deed's Vietnamese title, for the journal, the toast and the undo label.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::SetOffice { .. } => "Khai báo cơ quan".to_owned(),
            Self::SaveUnit { unit } => format!("Ghi đơn vị {}", unit.name),
            Self::RemoveUnit { .. } => "Xóa đơn vị".to_owned(),
            Self::SaveMovement { movement } => format!("Ghi phong trào {}", movement.name),
            Self::RemoveMovement { .. } => "Xóa phong trào".to_owned(),
            Self::SavePlan { plan } => format!("Ghi kế hoạch {}", plan.name),
            Self::RemovePlan { .. } => "Xóa kế hoạch".to_owned(),
            Self::IssuePlan { number, .. } => format!("Ban hành kế hoạch số {number}"),
            Self::StepPlan { step, .. } => format!("{} kế hoạch", step.label()),
            Self::ConfirmInherited { .. } => "Rà lại số liệu lấy từ kế hoạch trước".to_owned(),
            Self::DeclineProposal { declined: true, .. } => "Bỏ qua chỉ tiêu được đề xuất".to_owned(),
            Self::DeclineProposal { .. } => "Xem lại chỉ tiêu được đề xuất".to_owned(),
            Self::SaveBasis { basis } => format!("Ghi căn cứ {} {}", basis.kind, basis.number),
            Self::RemoveBasis { .. } => "Xóa căn cứ".to_owned(),
            Self::SaveSection { .. } => "Sửa nội dung kế hoạch".to_owned(),
            Self::MoveSection { .. } => "Chuyển mục trong kế hoạch".to_owned(),
            Self::RemoveSection { .. } => "Xóa mục trong kế hoạch".to_owned(),
            Self::SaveObligation { obligation } => format!("Ghi {}", obligation.duty.label().to_lowercase()),
            Self::RemoveObligation { .. } => "Xóa chỉ tiêu, thời hạn".to_owned(),
            Self::SaveCriteriaSet { set } => format!("Ghi bộ tiêu chí {}", set.name),
            Self::RemoveCriteriaSet { .. } => "Xóa bộ tiêu chí".to_owned(),
            Self::ReviseCriteriaSet(SetRevision { set, .. }) => {
                format!("Sửa đổi bộ tiêu chí {} sau khi đã chấm", set.name)
            }
            Self::SaveSubject { subject } => format!("Ghi thông tin {}", subject.name),
            Self::RemoveSubject { .. } => "Xóa đối tượng".to_owned(),
            Self::SaveDossier { .. } => "Ghi hồ sơ".to_owned(),
            Self::RemoveDossier { .. } => "Xóa hồ sơ".to_owned(),
            Self::StepDossier { state, .. } => format!("Chuyển hồ sơ sang “{}”", state.label()),
            Self::ReturnDossier(..) => "Trả lại hồ sơ để bổ sung".to_owned(),
            Self::AnswerReturn { .. } => "Nhận lại hồ sơ đã bổ sung".to_owned(),
            Self::TakeOverReturn { .. } => "Nhận kiểm tra thay hồ sơ bổ sung".to_owned(),
            Self::AttachFile { attachment } => format!("Ghi tệp {}", attachment.name),
            Self::RemoveAttachment { .. } => "Bỏ tệp khỏi hồ sơ".to_owned(),
            Self::SaveChecklist { checklist } => format!("Ghi danh mục giấy tờ {}", checklist.name),
            Self::RemoveChecklist { .. } => "Xóa danh mục giấy tờ".to_owned(),
            Self::SaveEntry { entry } => {
                format!("Ghi {} {}", entry.list.label().to_lowercase(), entry.name)
            }
            Self::RemoveEntry { .. } => "Xóa mục khỏi danh mục".to_owned(),
            Self::SaveView { view } => format!("Lưu cách xem {}", view.name),
            Self::RemoveView { .. } => "Xóa cách xem".to_owned(),
            Self::SaveMapping { mapping } => format!("Lưu cách đọc danh sách {}", mapping.name),
            Self::RemoveMapping { .. } => "Xóa cách đọc danh sách".to_owned(),
            Self::NotSame { remembered: true, .. } => "Ghi nhận không trùng".to_owned(),
            Self::NotSame { .. } => "Xem lại khả năng trùng".to_owned(),
            Self::MergeSubjects { merge } => format!("Gộp hồ sơ trùng của {}", merge.subject.name),
            Self::Anonymise { .. } => "Ẩn danh một đối tượng".to_owned(),
            Self::NoteExport { export } => format!("Xuất dữ liệu: {}", export.what),
            Self::AnswerGate { .. } => "Trả lời điều kiện bắt buộc".to_owned(),
            Self::SaveRound { round } => format!("Ghi đợt xét {}", round.name),
            Self::RemoveRound { .. } => "Xóa đợt xét".to_owned(),
            Self::SaveMember { member } => format!("Ghi thành viên Hội đồng {}", member.name),
            Self::RemoveMember { .. } => "Xóa thành viên Hội đồng".to_owned(),
            Self::EnterDossiers { dossiers, .. } => format!("Đưa {} hồ sơ vào đợt xét", dossiers.len()),
            Self::LeaveDossier { .. } => "Đưa hồ sơ ra khỏi đợt xét".to_owned(),
            Self::EnterScore { .. } => "Nhập điểm".to_owned(),
            Self::EnterStage { stage, .. } => format!("Nhập điểm {}", lower_first(stage.label())),
            Self::TakeProposed { .. } => "Cho điểm theo đề xuất".to_owned(),
            Self::ConfirmSheet { confirmed: true, .. } => "Thành viên xác nhận phiếu chấm".to_owned(),
            Self::ConfirmSheet { .. } => "Bỏ xác nhận phiếu chấm".to_owned(),
            Self::CheckSheet(SheetComparison { figures: Some(_), .. }) => "Đối chiếu phiếu chấm".to_owned(),
            Self::CheckSheet(_) => "Bỏ đối chiếu phiếu chấm".to_owned(),
            Self::TakeSheetFile { file, .. } => format!("Nhận phiếu chấm {}", file.name),
            Self::SaveMeeting { .. } => "Ghi phiên họp Hội đồng".to_owned(),
            Self::RemoveMeeting { .. } => "Xóa phiên họp Hội đồng".to_owned(),
            Self::AnswerConflict(reply) => match reply.verdict {
                Some(ConflictVerdict::Conflict) => "Xác nhận xung đột lợi ích",
                Some(_) => "Ghi nhận không xung đột lợi ích",
                None => "Xem lại khả năng xung đột lợi ích",
            }
            .to_owned(),
            Self::ExplainExcess { .. } => "Nêu lý do vượt chỉ tiêu".to_owned(),
            Self::MarkSheet(mark) => format!("Ghi nhận “{}”", mark.standing.label()),
            Self::DecideTie { .. } => "Quyết định thứ tự hồ sơ đồng điểm".to_owned(),
            Self::CloseRound { .. } => "Chốt đợt xét".to_owned(),
            Self::ReopenRound { .. } => "Mở lại đợt xét".to_owned(),
            Self::CountVotes { count: Some(_), .. } => "Ghi kết quả kiểm phiếu".to_owned(),
            Self::CountVotes { count: None, .. } => "Xóa kết quả kiểm phiếu".to_owned(),
            Self::SavePaper { paper } => format!("Ghi {}", lower_first(paper.kind.label())),
            Self::IssuePaper { number, .. } if number.trim().is_empty() => "Ban hành văn bản".to_owned(),
            Self::IssuePaper { number, .. } => format!("Ban hành văn bản số {number}"),
            Self::CancelPaper { .. } => "Hủy văn bản".to_owned(),
            Self::RemovePaper { .. } => "Xóa văn bản".to_owned(),
            Self::SaveDutyNote { .. } => "Ghi tiến độ thực hiện".to_owned(),
            Self::RemoveDutyNote { .. } => "Xóa ghi chép tiến độ".to_owned(),
            Self::SavePublicity { item } => format!("Ghi tin, bài “{}”", item.title),
            Self::RemovePublicity { .. } => "Xóa tin, bài tuyên truyền".to_owned(),
            Self::SaveUnitReport { .. } => "Nhận báo cáo của đơn vị".to_owned(),
            Self::RemoveUnitReport { .. } => "Xóa báo cáo của đơn vị".to_owned(),
            Self::NotePacket { packet, .. } => format!("{} {}", packet.way.label(), packet.file),
            Self::Revert { .. } => "Hoàn tác".to_owned(),
            Self::Batch { title, .. } => title.clone(),
        }
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
