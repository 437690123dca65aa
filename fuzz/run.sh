#!/usr/bin/env bash
# Runs targets one after the other on one core: run.sh SECONDS [TARGET…]. Stops at the first that finds something.
set -euo pipefail
cd "$(dirname "$0")"
seconds=$1
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(lists docx values score_file criteria reports legacy office_file packet)
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    # FUZZ_BIN names a folder of programs that are built already.
    if [ -n "${FUZZ_BIN:-}" ]; then run=("$FUZZ_BIN/$target"); else run=(cargo +nightly fuzz run --sanitizer none "$target"); fi
    options=(-max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len=65536 -print_final_stats=1
        -artifact_prefix="artifacts/$target/")
    if [ -n "${FUZZ_BIN:-}" ]; then
        "${run[@]}" "corpus/$target" "seeds/$target" "${options[@]}"
    else
        "${run[@]}" "corpus/$target" "seeds/$target" -- "${options[@]}"
    fi
done
