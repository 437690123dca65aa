#!/usr/bin/env python3
"""Computes the result of rounds again from their exported tables and compares it with the program's.

Written from the rules on paper, in whole numbers (hundredths), without looking at the program. Each argument is a folder
of tables as `guong-sang list scores` writes them. Prints what differs and ends with 1; ends with 0 when all agree.
"""
import csv
import os
import sys
from fractions import Fraction

KINDS = ["Tập thể", "Cá nhân", "Hộ gia đình", "Mô hình, sáng kiến"]
NONE = "không xếp loại"


def read(folder, name):
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8-sig", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def hundredths(text):
    """ "8,25" as 825; nothing as None."""
    if text == "":
        return None
    negative = text.startswith("-")
    whole, _, part = text.lstrip("-").replace(".", "").partition(",")
    value = int(whole) * 100 + int((part + "00")[:2])
    return -value if negative else value


def rounded(value, unit):
    """Half away from zero, to a multiple of unit; value is a Fraction of hundredths."""
    scaled = abs(value) / unit
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return (whole if value >= 0 else -whole) * unit


def result(folder):
    rules = {row["Quy tắc"]: row["Giá trị"] for row in read(folder, "Quy tắc")}
    way = rules["Cách xét"]
    unit = {"0": 100, "1": 10, "2": 1}[rules["Số chữ số thập phân"]]
    trim = int(rules["Bỏ điểm cao nhất và thấp nhất"])
    grade_first = rules["Xếp loại đứng trước điểm"] == "có"
    carry = int(rules["Kết quả đợt trước (%)"])
    tie_rules = [value for name, value in rules.items() if name.startswith("Quy tắc đồng điểm")]
    lines = {row["Loại"]: int(row["Số được chọn"]) for row in read(folder, "Vạch cắt")}
    criteria = read(folder, "Tiêu chí")
    blocks = {row["Khối"]: row for row in read(folder, "Khối điểm")}
    members = read(folder, "Thành viên")
    dossiers = read(folder, "Hồ sơ")
    answers = {(row["Hồ sơ"], row["Tiêu chí"]): row["Trả lời"] for row in read(folder, "Điều kiện")}
    scores = {}
    for row in read(folder, "Điểm"):
        scores[row["Hồ sơ"], row["Thành viên"], row["Tiêu chí"]] = hundredths(row["Điểm"])
    self_scored = {row["Hồ sơ"] for row in read(folder, "Điểm đề xuất") if row["Bước"] == "Đơn vị tự chấm"}
    off = {(row["Hồ sơ"], row["Thành viên"]) for row in read(folder, "Không chấm")}
    votes = {row["Hồ sơ"]: row for row in read(folder, "Kiểm phiếu")}
    decisions = {}
    for row in read(folder, "Quyết định thứ tự"):
        decisions.setdefault(int(row["Quyết định"]), []).append((int(row["Thứ tự"]), row["Hồ sơ"]))
    decisions = [(n, [d for _, d in sorted(order)]) for n, order in sorted(decisions.items())]
    part, whole = map(int, rules["Phiếu đồng ý cần đạt"].split("/"))
    voting = [m for m in members if m["Có quyền"] == "có"]
    of = len(voting) if rules["Tính trên"] == "tổng số" else sum(m["Có mặt"] == "có" for m in voting)
    needed = -(-of * part // whole)

    def agreeing(dossier):
        count = votes.get(dossier)
        if count is None:
            return None
        yes, lower = int(count["Đồng ý"]), int(count["Hạ mức"])
        if rules["Tính trên"] == "tổng số":
            yes, lower = yes + int(count["Văn bản đồng ý"]), lower + int(count["Văn bản hạ mức"])
        return yes, lower

    placed, aside = {}, {}
    for kind in KINDS:
        mine = [c for c in criteria if c["Loại"] in (kind, "Mọi loại")]
        # The general set comes first, then the kind's own: the order of the file is the order of the sets.
        scored = [c for c in mine if c["Tính là"] in ("điểm", "cộng", "trừ")]
        owed = [c for c in scored if c["Tính là"] == "điểm"]
        gates = [c for c in mine if c["Tính là"] == "điều kiện"]
        grades = sorted(
            (row for row in read(folder, "Xếp loại") if row["Loại"] == kind), key=lambda row: int(row["Bậc"])
        )
        names = [row["Xếp loại"] for row in grades]
        ceilings = [row for row in read(folder, "Hạ xếp loại") if row["Loại"] == kind]
        entries = []
        for dossier in (d for d in dossiers if d["Loại"] == kind):
            key = dossier["Mã"]
            given = [answers.get((key, g["Mã"])) for g in gates]
            if "không đạt" in given:
                aside[key] = "không đủ điều kiện"
                continue
            if None in given:
                aside[key] = "chưa xét xong"
                continue
            totals, owing, sheets = {}, 0, []
            for member in members:
                if member["Có quyền"] != "có" or member["Có mặt"] != "có" or (key, member["Mã"]) in off:
                    continue
                cells = {c["Mã"]: scores.get((key, member["Mã"], c["Mã"])) for c in scored}
                if not owed or any(cells[c["Mã"]] is None for c in owed):
                    owing += 1
                    continue
                sheets.append(cells)
                totals[member["Mã"]] = total(scored, blocks, cells)
            if "chấm điểm" in way and (owing or not totals):
                aside[key] = "chưa xét xong"
                continue
            counted = agreeing(key)
            if "biểu quyết" in way:
                if counted is None:
                    aside[key] = "chưa xét xong"
                    continue
                if of == 0 or sum(counted) < needed or (counted[0] < needed and counted[1] == 0):
                    aside[key] = "không đủ phiếu"
                    continue
            points, grade, means, by_id = None, None, {}, {}
            for c in scored:
                values = [cells[c["Mã"]] or 0 for cells in sheets]
                if sheets:
                    by_id[c["Mã"]] = rounded(Fraction(sum(values), len(sheets)), unit)
                    # Of two criteria with one mark the first is meant, as the eye finds it.
                    means.setdefault(c["Ký hiệu"], by_id[c["Mã"]])
            if "chấm điểm" in way:
                ordered = sorted(totals.values())
                if len(ordered) > 2 * trim:
                    ordered = ordered[trim : len(ordered) - trim]
                points = rounded(Fraction(sum(ordered), len(ordered)), unit)
                earlier = hundredths(dossier["Kết quả đợt trước"])
                if carry and earlier is not None:
                    points = rounded(Fraction(earlier * carry + points * (100 - carry), 100), unit)
                if grades:
                    grade = next(
                        (i for i, row in enumerate(grades) if row["Từ điểm"] == "" or points >= hundredths(row["Từ điểm"])),
                        None,
                    )
                    if grade is not None:
                        for ceiling in ceilings:
                            when = ceiling["Khi"]
                            if when == "tiêu chí 0 điểm":
                                holds = any(by_id[c["Mã"]] == 0 for c in owed)
                            elif when == "không tự chấm":
                                holds = key not in self_scored
                            else:
                                holds = answers.get((key, when)) == "không đạt"
                            if holds:
                                most = ceiling["Nhiều nhất là"]
                                grade = max(grade, len(names) if most == NONE else names.index(most))
            place = len(names) if grade is None else grade
            entries.append(
                {
                    "key": key,
                    "name": dossier["Tên"],
                    "points": points,
                    "grade": place,
                    "grade_name": names[place] if place < len(names) else "",
                    "primary": points if points is not None else counted[0],
                    "totals": totals,
                    "means": means,
                    "dossier": dossier,
                    "agreeing": None if counted is None else counted[0],
                    "decided": None,
                }
            )
        best = {}
        for entry in entries:
            for member, value in entry["totals"].items():
                best[member] = max(best.get(member, value), value)
        for entry in entries:
            entry["rules"] = [value_of(rule, entry, best) for rule in tie_rules]
        low = lambda value: (0, 0) if value is None else (1, value)
        order = lambda e: (
            [-e["grade"]] if grade_first and names else [],
            e["primary"],
            [low(value) for value in e["rules"]],
        )
        entries.sort(key=lambda e: int(e["key"]))
        entries.sort(key=order, reverse=True)
        at = 0
        while at < len(entries):
            end = at + 1
            while end < len(entries) and order(entries[end]) == order(entries[at]):
                end += 1
            if end - at > 1:
                run = entries[at:end]
                for n, decided in reversed(decisions):
                    if all(e["key"] in decided for e in run):
                        run.sort(key=lambda e: decided.index(e["key"]))
                        for entry in run:
                            entry["decided"] = n
                        break
                entries[at:end] = run
            at = end
        ranks = []
        for i, entry in enumerate(entries):
            apart = i == 0 or fact(entries[i - 1], entry, grade_first and bool(names))[0] != "bằng nhau"
            ranks.append(i + 1 if apart else ranks[-1])
        for i, entry in enumerate(entries):
            last = max(j for j, rank in enumerate(ranks) if rank == ranks[i]) + 1
            line = lines.get(kind)
            if line is None:
                cut = "không có vạch"
            elif last <= line:
                cut = "được chọn"
            elif ranks[i] > line:
                cut = "dưới vạch"
            else:
                cut = "đồng điểm ở vạch"
            because = ("", "", "", "")
            if i + 1 < len(entries):
                because = fact(entry, entries[i + 1], grade_first and bool(names))
            placed[entry["key"]] = (ranks[i], entry["points"], entry["grade_name"], cut, because)
    return placed, aside


def total(scored, blocks, cells):
    extra = {}
    points = 0
    for c in scored:
        value = cells[c["Mã"]] or 0
        if c["Tính là"] == "điểm":
            points += value
        else:
            bonus, minus = extra.get(c["Khối"], (0, 0))
            extra[c["Khối"]] = (bonus + value, minus) if c["Tính là"] == "cộng" else (bonus, minus + value)

    def inside(block):
        bonus, minus = extra.get(block, (0, 0))
        for other, row in blocks.items():
            if row["Khối chứa"] == block:
                more, less = inside(other)
                bonus, minus = bonus + more, minus + less
        cap, floor = hundredths(blocks[block]["Cộng nhiều nhất"]), hundredths(blocks[block]["Trừ nhiều nhất"])
        return bonus if cap is None else min(bonus, cap), minus if floor is None else min(minus, floor)

    for block in {c["Khối"].split(".")[0] for c in scored}:
        bonus, minus = inside(block)
        points += bonus - minus
    return points


def value_of(rule, entry, best):
    dossier, totals = entry["dossier"], sorted(entry["totals"].values())
    if rule.startswith("tiêu chí "):
        return entry["means"].get(rule[len("tiêu chí ") :])
    if rule == "trung vị":
        n = len(totals)
        if n == 0:
            return None
        return totals[n // 2] * 2 if n % 2 else totals[n // 2 - 1] + totals[n // 2]
    if rule == "số người cho điểm cao nhất":
        return sum(value == best[member] for member, value in entry["totals"].items())
    if rule == "dấu ưu tiên":
        return int(dossier["Dấu ưu tiên"])
    if rule == "ưu tiên nữ":
        return int(dossier["Ưu tiên nữ"] == "có")
    if rule == "tỷ lệ nữ":
        return hundredths(dossier["Tỷ lệ nữ (%)"])
    if rule == "đợt trước":
        return hundredths(dossier["Kết quả đợt trước"])
    if rule == "phiếu đồng ý":
        return entry["agreeing"]
    raise ValueError(rule)


def fact(upper, lower, grade_first):
    text = lambda value: "" if value is None else str(value)
    if grade_first and upper["grade"] != lower["grade"]:
        return ("xếp loại", "", upper["grade_name"], lower["grade_name"])
    if upper["primary"] != lower["primary"]:
        sort = "phiếu" if upper["points"] is None else "kết quả"
        return (sort, "", str(upper["primary"]), str(lower["primary"]))
    for n, (a, b) in enumerate(zip(upper["rules"], lower["rules"])):
        if a != b:
            return ("quy tắc", str(n + 1), text(a), text(b))
    if upper["decided"] is not None and upper["decided"] == lower["decided"]:
        return ("quyết định", str(upper["decided"]), "", "")
    return ("bằng nhau", "", "", "")


def numbers(sentence):
    """The figures that a sentence names, as hundredths."""
    import re

    return [hundredths(found) for found in re.findall(r"-?\d+(?:,\d+)?", sentence)]


def differences(folder):
    placed, aside = result(folder)
    found = []
    said = {}
    for row in read(folder, "Kết quả"):
        rule = row["Quy tắc"]
        because = (row["Hơn vì"], rule, row["Giá trị trên"], row["Giá trị dưới"])
        said[row["Hồ sơ"]] = (int(row["Hạng"]), hundredths(row["Kết quả"]), row["Xếp loại"], row["Vạch cắt"], because)
        # The sentence names the very figures of the fact.
        sentence = row["Vì sao đứng trên"].partition(" vì ")[2]
        if row["Hơn vì"] == "kết quả":
            for value in because[2:]:
                if int(value) not in numbers(sentence):
                    found.append(f"hồ sơ {row['Hồ sơ']}: câu không nêu {value}: {sentence}")
    for key in sorted(set(placed) | set(said), key=int):
        if placed.get(key) != said.get(key):
            found.append(f"hồ sơ {key}: tính lại {placed.get(key)}, chương trình {said.get(key)}")
    told = {row["Hồ sơ"]: row["Vì"] for row in read(folder, "Không xếp hạng")}
    if aside != told:
        found.append(f"không xếp hạng: tính lại {aside}, chương trình {told}")
    return found


def main(folders):
    wrong = 0
    for folder in folders:
        for line in differences(folder):
            wrong += 1
            print(f"{folder}: {line}")
    print(f"{len(folders)} đợt xét tính lại, {wrong} chỗ khác")
    return 1 if wrong else 0


if __name__ == "__main__":
    # A list of folders may come in on standard input: a thousand do not fit on a command line everywhere.
    sys.exit(main(sys.argv[1:] or [line.strip() for line in sys.stdin if line.strip()]))
