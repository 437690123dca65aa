//! From rows to groups and criteria, by the numbers before them.

use super::super::words;
use super::marks::BARE;
use super::measure::{self, Block, Table};
use super::rows::{Above, GROUP_MARK, Row, add_line};
use super::{Remarks, Tone};
use crate::domain::criteria::{CriteriaSet, Criterion, Grading, Group, Measure};
use crate::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use crate::domain::points::Points;
use std::collections::{BTreeSet, HashSet};

struct Node {
    row: Row,
    parent: Option<usize>,
    children: Vec<usize>,
    /// Whether a row below it has figures or says how it is counted.
    counts_below: bool,
}

/// The set that the rows make.
pub(super) fn set(
    rows: Vec<Row>,
    above: &Above,
    grading: Option<Grading>,
    remarks: &mut Remarks,
) -> CriteriaSet {
    let has_points =
        rows.iter().any(|row| row.points.is_some() || row.bonus.is_some() || row.deduction.is_some());
    let nodes = nodes(rows, remarks);
    let mut set = CriteriaSet::new(CriteriaSetId(0), PlanId(0), above.kind.flatten(), above.name.as_str());
    set.source.clone_from(&above.source);
    set.grading = grading;
    let mut builder = Builder {
        nodes: &nodes,
        set,
        codes: HashSet::new(),
        keys: BTreeSet::new(),
        any_step: false,
        next: 1,
    };
    for node in &nodes {
        // Marks that are written down come before those that are made up.
        if let Some(key) = key_of(&node.row) {
            builder.keys.insert(key);
        }
    }
    let written: Vec<&str> =
        nodes.iter().map(|node| node.row.code.as_str()).filter(|it| !it.is_empty()).collect();
    let reserved: HashSet<String> = written.iter().map(|code| (*code).to_owned()).collect();
    for (place, _) in nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none()) {
        builder.walk(place, None, Block::Plain, (has_points, &reserved), remarks);
    }
    if !has_points && builder.set.criteria.iter().any(|it| matches!(it.measure, Measure::Gate { .. })) {
        let said = nodes.iter().any(|node| !node.row.method.is_empty());
        if !said {
            remarks.whole(
                Tone::Doubt,
                "Bảng không có điểm: mỗi tiêu chí được đề nghị là điều kiện đạt hoặc không đạt.",
            );
        }
    }
    if builder.any_step {
        remarks.whole(
            Tone::Doubt,
            "Bảng không ghi bước điểm ở một số tiêu chí; đang cho chấm lẻ đến 0,01 điểm.",
        );
    }
    let set = builder.set;
    sums(&set, &nodes, remarks);
    set
}

fn key_of(row: &Row) -> Option<u32> {
    row.code.strip_prefix(GROUP_MARK)?.trim().parse().ok()
}

/// Who stands in whom: in the nearest row above that stands further out.
fn nodes(rows: Vec<Row>, remarks: &mut Remarks) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(rows.len());
    let mut open: Vec<usize> = Vec::new();
    for row in rows {
        // A row without a number goes on beside the one above it, inside the same group.
        let rank = row.rank;
        while let Some(last) = open.last() {
            let above = &nodes[*last];
            let beside = rank == BARE && is_leaf(&above.row);
            if above.row.rank < rank && !beside {
                break;
            }
            open.pop();
        }
        let parent = open.last().copied();
        let place = nodes.len();
        if let Some(parent) = parent {
            let twin = nodes[parent].children.iter().find(|it| same_number(&nodes[**it].row, &row));
            if let Some(twin) = twin {
                let (label, other) = (&row.label, nodes[*twin].row.row + 1);
                remarks.at(
                    row.row,
                    Tone::Doubt,
                    format!("STT “{label}” đã có ở dòng {other}; vẫn lấy theo thứ tự dòng."),
                );
            }
            nodes[parent].children.push(place);
        }
        open.push(place);
        nodes.push(Node { row, parent, children: Vec::new(), counts_below: false });
    }
    for place in (0..nodes.len()).rev() {
        let counts = nodes[place].counts_below || nodes[place].row.counts();
        if let Some(parent) = nodes[place].parent {
            nodes[parent].counts_below |= counts;
        }
    }
    nodes
}

fn is_leaf(row: &Row) -> bool {
    row.counts() && key_of(row).is_none()
}

fn same_number(a: &Row, b: &Row) -> bool {
    !a.label.is_empty() && a.label != "-" && a.label == b.label
}

struct Builder<'a> {
    nodes: &'a [Node],
    set: CriteriaSet,
    codes: HashSet<String>,
    keys: BTreeSet<u32>,
    any_step: bool,
    next: i64,
}

impl Builder<'_> {
    fn walk(
        &mut self,
        place: usize,
        group: Option<u32>,
        block: Block,
        (has_points, reserved): (bool, &HashSet<String>),
        remarks: &mut Remarks,
    ) {
        let node = &self.nodes[place];
        let keyed = key_of(&node.row).is_some();
        let grouped = keyed
            || node.row.heading
            || !node.children.is_empty() && (node.counts_below || !node.row.counts());
        if !grouped {
            self.criterion(node, group, block, (has_points, reserved), remarks);
            return;
        }
        let own = Block::of(&node.row.title);
        let block = if own == Block::Plain { block } else { own };
        let key = self.group(node, group, block, remarks);
        let mut last: Option<CriterionId> = None;
        for child in &node.children {
            let below = &self.nodes[*child];
            // A dash without a figure among rows that have some explains the one above it.
            let explains =
                has_points && below.row.rank >= 30 && below.children.is_empty() && !below.row.counts();
            if let Some(above) = last.filter(|_| explains)
                && let Some(criterion) = self.set.criteria.iter_mut().find(|it| it.id == above)
            {
                add_line(&mut criterion.note, &format!("- {}", below.row.title));
                let text =
                    format!("Dòng gạch đầu dòng không có điểm: ghép vào ghi chú của “{}”.", criterion.code);
                remarks.at(below.row.row, Tone::Taken, text);
                continue;
            }
            self.walk(*child, Some(key), block, (has_points, reserved), remarks);
            last = self.set.criteria.last().map(|it| it.id);
        }
    }

    fn group(&mut self, node: &Node, parent: Option<u32>, block: Block, remarks: &mut Remarks) -> u32 {
        let row = &node.row;
        let written = key_of(row).filter(|key| self.set.groups.iter().all(|it| it.key != *key));
        let key = written.unwrap_or_else(|| self.keys.last().copied().unwrap_or(0) + 1);
        self.keys.insert(key);
        let (mut caps, unread) = words::caps(&row.method);
        let mut full_marks = row.points;
        if block != Block::Plain && caps.is_none() && full_marks.is_some() {
            let most = full_marks.take();
            match block {
                Block::Bonus => caps.bonus = most,
                _ => caps.deduction = most,
            }
            let text = format!("Điểm của nhóm {} được lấy làm mức tối đa của cả nhóm.", row.name());
            remarks.at(row.row, Tone::Taken, text);
        }
        for (cap, most, name) in
            [(&mut caps.bonus, row.bonus, "điểm cộng"), (&mut caps.deduction, row.deduction, "điểm trừ")]
        {
            if let Some(most) = most.filter(|_| cap.is_none()) {
                let most = if most < Points::ZERO { Points::ZERO - most } else { most };
                *cap = Some(most);
                let text = format!("Lấy {most} làm mức {name} tối đa của cả nhóm {}.", row.name());
                remarks.at(row.row, Tone::Taken, text);
            }
        }
        let left = unread.into_iter().chain(row.note.lines().map(str::to_owned));
        for part in left {
            let text = format!("Nhóm tiêu chí không có cách tính và ghi chú riêng nên không lấy “{part}”.");
            remarks.at(row.row, Tone::Left, text);
        }
        self.set.groups.push(Group { key, parent, title: row.title.clone(), full_marks, caps });
        key
    }

    fn criterion(
        &mut self,
        node: &Node,
        group: Option<u32>,
        block: Block,
        (has_points, reserved): (bool, &HashSet<String>),
        remarks: &mut Remarks,
    ) {
        let grading = self.set.grading.clone();
        let table = Table { grading: grading.as_ref(), has_points };
        let found = measure::of(&node.row, block, &table, remarks);
        self.any_step |= found.any_step;
        let mut note = node.row.note.clone();
        if !found.note.is_empty() {
            add_line(&mut note, &found.note);
        }
        self.explained(node, &mut note, remarks);
        let code = self.code(&node.row, reserved, remarks);
        let id = self.fresh();
        let title = node.row.title.clone();
        self.set.criteria.push(Criterion {
            group,
            note,
            ..Criterion::new(id, code.as_str(), title.as_str(), found.measure)
        });
        if let Some(max) = found.beside {
            let code = self.free(&format!("{code}+"), reserved);
            let id = self.fresh();
            let title = format!("Điểm thưởng: {title}");
            let text = format!("Điểm thưởng {max} cùng dòng được tách thành tiêu chí “{code}”.");
            remarks.at(node.row.row, Tone::Taken, text);
            self.set
                .criteria
                .push(Criterion { group, ..Criterion::new(id, code, title, Measure::Bonus { max }) });
        }
    }

    /// The rows below a criterion that has its own points explain it.
    fn explained(&self, node: &Node, note: &mut String, remarks: &mut Remarks) {
        for child in &node.children {
            let below = &self.nodes[*child];
            let mark = match below.row.label.as_str() {
                "" | "-" => "-".to_owned(),
                label if label.chars().all(char::is_alphabetic) => format!("{label})"),
                label => format!("{label}."),
            };
            add_line(note, &format!("{mark} {}", below.row.title));
            if !below.row.note.is_empty() {
                add_line(note, &below.row.note);
            }
            let text =
                format!("Dòng không có điểm dưới {}: ghép vào ghi chú của tiêu chí ấy.", node.row.name());
            remarks.at(below.row.row, Tone::Taken, text);
            self.explained(below, note, remarks);
        }
    }

    fn fresh(&mut self) -> CriterionId {
        self.next += 1;
        CriterionId(self.next)
    }

    fn code(&mut self, row: &Row, reserved: &HashSet<String>, remarks: &mut Remarks) -> String {
        if !row.code.is_empty() && !row.code.starts_with('#') {
            if self.codes.insert(row.code.clone()) {
                return row.code.clone();
            }
            remarks.at(
                row.row,
                Tone::Doubt,
                format!("Ký hiệu “{}” đã dùng ở dòng trên; đặt ký hiệu mới.", row.code),
            );
        }
        let stem = "TC";
        let mut n = self.set.criteria.len() + 1;
        while self.codes.contains(&format!("{stem}{n}")) || reserved.contains(&format!("{stem}{n}")) {
            n += 1;
        }
        self.free(&format!("{stem}{n}"), reserved)
    }

    fn free(&mut self, wished: &str, reserved: &HashSet<String>) -> String {
        let mut code = wished.to_owned();
        let mut n = 2;
        while self.codes.contains(&code) || reserved.contains(&code) {
            code = format!("{wished}{n}");
            n += 1;
        }
        self.codes.insert(code.clone());
        code
    }
}

/// The total of each group against what stands in it.
fn sums(set: &CriteriaSet, nodes: &[Node], remarks: &mut Remarks) {
    for group in &set.groups {
        let Some(declared) = group.full_marks else { continue };
        let mut inside: HashSet<u32> = HashSet::from([group.key]);
        for other in &set.groups {
            if other.parent.is_some_and(|parent| inside.contains(&parent)) {
                inside.insert(other.key);
            }
        }
        let sum: Points = set
            .criteria
            .iter()
            .filter(|it| it.group.is_some_and(|key| inside.contains(&key)) && it.measure.is_owed())
            .filter_map(|it| it.measure.max())
            .sum();
        if sum == declared {
            continue;
        }
        let row =
            nodes.iter().find(|node| node.row.title == group.title && node.row.points == Some(declared));
        let text = format!(
            "Nhóm “{}” ghi {declared} điểm nhưng các tiêu chí trong nhóm cộng lại được {sum} điểm.",
            group.title
        );
        match row {
            Some(node) => remarks.at(node.row.row, Tone::Doubt, text),
            None => remarks.whole(Tone::Doubt, text),
        }
    }
}
