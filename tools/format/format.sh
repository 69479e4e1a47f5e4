#!/bin/sh
# Formats every Java source of the checkout in place.
cd "$(dirname "$0")/../.." || exit 1
exec mvn -q -N toolchains:select-jdk-toolchain@default dependency:copy@formatter exec:exec@format "$@"
