#!/bin/bash
# Every JSON that rung reads or writes as its own follows its published schema.
. "$(dirname "$0")/../cli/lib.sh"
if ! /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
    skip "our JSON follows its schemas" "python3-jsonschema is missing"
    exit 0
fi
run report $SAMPLE --as-of $AS_OF -o "$scratch/out" --format json
follows() { /usr/bin/python3 tests/documents/follows_schema.py "$@"; }
claim "result.json" follows data/schemas/result.schema.json "$scratch/out/result.json"
claim "answers" follows data/schemas/answers.schema.json $SAMPLE/answers.json
claim "waivers" follows data/schemas/waivers.schema.json $SAMPLE/waivers.json
claim "owners" follows data/schemas/owners.schema.json $SAMPLE/owners.json
claim "delivery figures" follows data/schemas/dora.schema.json data/samples/delivery/dora.json
claim "model" follows data/schemas/model.schema.json data/model/model.json
claim "capabilities" follows data/schemas/capability.schema.json data/model/capabilities/*.json
claim "questionnaire" follows data/schemas/questionnaire.schema.json data/questionnaire.json
claim "tools" follows data/schemas/tool.schema.json data/tools/*.json
claim "a tool of the user's own" follows data/schemas/tool.schema.json data/samples/own-tool/tools/*.json
run model show --json
cp "$scratch/stdout" "$scratch/model.json"
claim "a model in one document" follows data/schemas/model-bundle.schema.json "$scratch/model.json"
run tools --json
cp "$scratch/stdout" "$scratch/tools.json"
claim "the list of tools" follows data/schemas/tools.schema.json "$scratch/tools.json"
run plan $SAMPLE --as-of $AS_OF --to 4 --without DEP-2 --effort-budget 9 --json
cp "$scratch/stdout" "$scratch/plan.json"
claim "a plan" follows data/schemas/plan.schema.json "$scratch/plan.json"
run plan $SAMPLE --as-of $AS_OF --without IAM-1 --json
cp "$scratch/stdout" "$scratch/obstacles.json"
claim "a plan that nothing attains" follows data/schemas/plan.schema.json "$scratch/obstacles.json"
for subject in IAM-3 SCR-2 3 attained critical capability-floor; do
    run explain $subject $SAMPLE --as-of $AS_OF --json
    cp "$scratch/stdout" "$scratch/explanation.json"
    claim "the explanation of $subject" follows data/schemas/explanation.schema.json "$scratch/explanation.json"
done
claim "locales" follows data/schemas/locale.schema.json data/locales/*.json
claim "layouts" follows data/schemas/layout.schema.json layouts/*.json tests/chart/*.json
claim "themes" follows data/schemas/theme.schema.json layouts/themes/*.json layouts/start/theme.json
run report $SAMPLE --as-of $AS_OF -o "$scratch/wiki" --format markdown
claim "attachments" follows data/schemas/attachments.schema.json "$scratch/wiki/attachments.json"
