//! The deed by which a packet that was written is noted.

use super::content::{DossierContent, bare_subject, mark};
use super::{Base, Direction, LeftOut, Packet, PacketNote, PacketWay, RecordKey, RecordKind};
use crate::domain::Command;
use crate::domain::ids::{ExportId, PacketId};
use crate::domain::personal::ExportNote;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is noted of a packet besides what it says itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending<'a> {
    /// Name of the file, without its folder.
    pub file: &'a str,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub sha256: &'a str,
    /// Identifiers for the notes.
    pub ids: (PacketId, ExportId),
    /// Day.
    pub on: NaiveDate,
    /// Who made it.
    pub by: &'a str,
}

/// Notes that `packet` left, and what others have of each record from now on. `bases` is what was last exchanged of its
/// records: what came from elsewhere keeps where it came from.
#[must_use]
pub fn sent(packet: &Packet, bases: &BTreeMap<RecordKey, Base>, sending: &Sending<'_>) -> Command {
    let head = &packet.head;
    let records = &packet.records;
    let units = records.units.iter().map(|it| (RecordKind::Unit, it.id.0, mark(it)));
    let movements = records.movements.iter().map(|it| (RecordKind::Movement, it.id.0, mark(it)));
    let subjects = records.subjects.iter().map(|it| (RecordKind::Subject, it.id.0, mark(&bare_subject(it))));
    let dossiers = records
        .dossiers
        .iter()
        .map(|it| (RecordKind::Dossier, it.dossier.id.0, mark(&DossierContent::of(it))));
    let bases = units
        .chain(movements)
        .chain(subjects)
        .chain(dossiers)
        .filter(|(kind, id, _)| {
            let before = bases.get(&RecordKey { kind: *kind, id: *id });
            before.is_none_or(|base| base.source == head.source)
        })
        .map(|(kind, id, mark)| Base {
            kind,
            record: id,
            ours: id,
            source: head.source.clone(),
            at: head.made_at,
            mark,
        })
        .collect();
    let counts = records.counts();
    let what = match head.direction {
        Direction::Up => format!("Gói hồ sơ của kế hoạch {}", head.campaign.name),
        Direction::Down => format!("Gói kế hoạch {}", head.campaign.name),
    };
    let left_out = |one: LeftOut| head.left_out.contains(&one);
    let bare = left_out(LeftOut::Contact) && left_out(LeftOut::Birth);
    let personal = !records.subjects.is_empty() && !bare;
    let export = ExportNote {
        id: sending.ids.1,
        what: what.clone(),
        rows: counts.subjects,
        columns: RecordKind::ALL
            .into_iter()
            .filter(|kind| has(packet, *kind))
            .map(|it| it.label().to_owned())
            .collect(),
        personal,
        file: sending.file.to_owned(),
        on: sending.on,
        by: sending.by.to_owned(),
    };
    let note = PacketNote {
        id: sending.ids.0,
        way: PacketWay::Sent,
        direction: head.direction,
        office: head.office.clone(),
        campaign: head.campaign.name.clone(),
        plan: head.campaign.plan,
        made_at: head.made_at,
        made_by: head.made_by.clone(),
        on: sending.on,
        by: sending.by.to_owned(),
        file: sending.file.to_owned(),
        size: sending.size,
        sha256: sending.sha256.to_owned(),
        counts,
        units: Vec::new(),
        left_out: head.left_out.clone(),
        new: 0,
        updated: 0,
        same: 0,
        refused: Vec::new(),
    };
    Command::Batch {
        title: what,
        commands: vec![Command::NoteExport { export }, Command::NotePacket { packet: Box::new(note), bases }],
    }
}

fn has(packet: &Packet, kind: RecordKind) -> bool {
    let records = &packet.records;
    match kind {
        RecordKind::Unit => !records.units.is_empty(),
        RecordKind::Movement => !records.movements.is_empty(),
        RecordKind::Plan => records.plan.is_some(),
        RecordKind::Subject => !records.subjects.is_empty(),
        RecordKind::Dossier => !records.dossiers.is_empty(),
        RecordKind::Assessment => {
            records.dossiers.iter().any(|it| !it.gates.is_empty() || !it.stages.is_empty())
        }
    }
}
