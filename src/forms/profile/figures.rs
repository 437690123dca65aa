//! The groups of a profile for achievement reports, reports with figures, statistics and bundles.

use super::rules::{Measure, PaperKind, group};
use chrono::NaiveDate;
use serde::Deserialize;

group! {
    /// The achievement report.
    AchievementRules {
        /// Its name.
        kind: PaperKind,
        /// Room for the place written by hand, mm.
        place_blank_mm: Measure,
        /// Width of the running number, mm.
        index_mm: Measure,
        /// Width of the year, mm.
        year_mm: Measure,
        /// Width of the result, mm.
        result_mm: Measure,
    }
}

group! {
    /// Reports with figures.
    ReportRules {
        /// Width of the running number, mm.
        index_mm: Measure,
        /// Width of a column of figures in the upright sheet, mm.
        figure_mm: Measure,
        /// Width of a column of figures in the appendix, mm.
        appendix_figure_mm: Measure,
        /// Type size in charts, points.
        chart_size: Measure,
        /// Smallest type size for long names in charts, points.
        chart_min_size: Measure,
        /// Distance of the bars of a chart from name to name, mm.
        chart_row_mm: Measure,
        /// Width of the names beside the bars, mm.
        chart_name_mm: Measure,
        /// Height of the tallest column of a chart, mm.
        chart_column_mm: Measure,
        /// Parts (keys of sentences) that a report summing up must have (TT 1/2024/TT-BNV Điều 3).
        needed_in_summing_up: Vec<String>,
    }
}

group! {
    /// The letter of reminder.
    ReminderRules {
        /// Width of the running number, mm.
        index_mm: Measure,
        /// Width of a column of figures, mm.
        figure_mm: Measure,
        /// Width of a column of days, mm.
        day_mm: Measure,
        /// Up to so many units are named behind "Kính gửi" and stand in the letter itself; more stand in the list that
        /// goes with it.
        inline_most: Measure,
        /// Days that the units are given; the day is moved on to a working day.
        answer_days: Measure,
    }
}

group! {
    /// Statistics forms.
    StatisticsRules {
        /// Type size of the cells, points.
        size: Measure,
        /// Width of a column of codes, units or figures, mm.
        figure_mm: Measure,
        /// Type size of the form's code and of the sender, points.
        code_size: Measure,
    }
}

group! {
    /// The bundle of a round.
    BundleRules {
        /// Its name.
        kind: PaperKind,
        /// Pitch of the contents, thousandths of the body's size.
        contents_pitch: Measure,
        /// Indent of the single reports under their heading, mm.
        item_indent_mm: Measure,
    }
}
