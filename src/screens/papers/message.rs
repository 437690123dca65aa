//! What can happen on the screen.

use super::draft::Typed;
use super::frozen::Figures;
use super::register;
use super::writing::{Reading, Sealed, Written};
use crate::domain::ids::{PaperId, RoundId};
use crate::domain::papers::PaperType;
use crate::screens::typed::Said;
use crate::screens::{Format, JobKind, Place, preview};
use std::sync::Arc;

/// The two parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Soạn văn bản.
    Write,
    /// Sổ đăng ký số.
    Register,
}

/// The parts of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the paper is about and how it is set.
    Settings,
    /// Its words.
    Words,
    /// Recipients and signature.
    Foot,
    /// The paper and what is remarked about it, where it does not fit beside the form.
    Paper,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A part of the screen was chosen.
    TabPicked(Tab),
    /// A type of paper was chosen.
    KindPicked(PaperType),
    /// A round was chosen.
    RoundPicked(RoundId),
    /// One of several papers of the type was chosen.
    PaperPicked(PaperId),
    /// A new paper of the type was asked for.
    NewAsked,
    /// A part of the form was chosen.
    PartPicked(Part),
    /// The file was read, for this question.
    Read(u64, Result<Arc<Reading>, String>),
    /// In the form.
    Form(Said<Typed>),
    /// Letters of a dossier's name.
    DossierTyped(String),
    /// A dossier was chosen among the offers.
    DossierPicked(usize),
    /// Typing paused: the paper on show is written again.
    Paused,
    /// Typing rested: what was typed is stored.
    Rested,
    /// The paper was written, for this question.
    Written(u64, Result<Arc<Written>, String>),
    /// In the preview.
    Preview(preview::Message),
    /// A remark was clicked.
    RemarkOpened(usize),
    /// The repair of a remark is to be made.
    RepairMade(usize),
    /// Something is done with the figures of a report.
    Figures(Figures),
    /// "Xuất…" was opened or closed.
    ExportShown(bool),
    /// Export or print was asked for.
    Wanted(JobKind, Format),
    /// "Lưu tất cả…".
    AllWanted,
    /// "Ban hành…".
    IssueAsked,
    /// A letter of the number.
    NumberTyped(String),
    /// A letter of the day.
    DayTyped(String),
    /// The keyboard left the day.
    DayLeft,
    /// "Ban hành văn bản".
    Issued,
    /// The finished paper was packed to be kept.
    Sealed(Result<Arc<Sealed>, String>),
    /// The panel of issuing was put away.
    IssueClosed,
    /// "Hủy văn bản…".
    CancelAsked,
    /// A letter of the reason.
    ReasonTyped(String),
    /// "Hủy văn bản" was confirmed.
    Cancelled,
    /// The panel of cancelling was put away.
    CancelClosed,
    /// "Xóa dự thảo".
    RemoveAsked,
    /// It was confirmed.
    Removed,
    /// In the register.
    Register(register::Message),
    /// Another screen was asked for.
    Went(Place),
}
