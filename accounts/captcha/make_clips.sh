#!/bin/sh
# Makes accounts/captcha/clips/<language>/<digit>.wav anew. Needs espeak-ng and sox; the portal itself needs neither.
# Words, not figures: with «6» alone the Arabic voice drops vowels that tell digits apart.
set -eu
cd "$(dirname "$0")/clips"
draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT

say() { # language, voice, words from two to nine
    language=$1 voice=$2
    shift 2
    mkdir -p "$language"
    digit=2
    for word; do
        espeak-ng -v "$voice" -s 130 -a 150 -w "$draft/word.wav" "$word"
        # Ends cut where nothing is heard, all equally loud, with headroom for the noise of audio.py.
        sox "$draft/word.wav" -D -r 10000 -b 8 -c 1 -e unsigned-integer "$language/$digit.wav" \
            gain -6 highpass 80 silence 1 0.01 0.4% reverse silence 1 0.01 0.4% fade 0.01 reverse fade 0.01 gain -n -2.5
        digit=$((digit + 1))
    done
}

say en en-gb two three four five six seven eight nine
say ar ar اِثنان ثَلاثة أَربَعة خَمسة سِتّة سَبعة ثَمانية تِسعة
