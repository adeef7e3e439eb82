"""PX116 release-unordered: a list of releases holds a word that is no release.

## Why
How old a field is, is counted in the releases that came after its first. A word that cannot be put in order with them
would be counted by nobody, and whatever waits for it waits longer than the policy says.

## Bad
```yaml
# pings/app/ping.yaml
versions: {field: version, scheme: semver, releases: releases}
# vocabularies/releases.yaml
title: Releases of the app
values: ["1.1", "1.2", nightly]
```

## Good
```yaml
# pings/app/ping.yaml
versions: {field: version, scheme: semver, releases: releases}
# vocabularies/releases.yaml
title: Releases of the app
values: ["1.1", "1.2"]
```
"""

from pingreg.lint.rule import documented

rule = documented("PX116", "release-unordered", doc=__doc__, module=__name__)
