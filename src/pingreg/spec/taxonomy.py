"""Data categories: keys of the Fides taxonomy, with how identifying each is.

The keys come from fideslang 3.1.4 (github.com/ethyca/fideslang, CC-BY-4.0); how identifying they are is our reading.
"""

from typing import Literal

Weight = Literal["none", "low", "medium", "pii", "high", "special"]
"""`pii` and above name a person, open an account, or are of a special kind."""

IDENTIFYING: frozenset[Weight] = frozenset({"pii", "high", "special"})

PSEUDONYMOUS = "user.unique_id.pseudonymous"
"""The category of what was drawn at random to tell one from another."""

CATEGORIES: dict[str, Weight] = {
    "system": "none",
    "system.operations": "none",
    "system.authentication": "high",
    "user": "pii",
    "user.telemetry": "low",
    "user.behavior": "low",
    "user.behavior.browsing_history": "pii",
    "user.behavior.search_history": "pii",
    "user.behavior.media_consumption": "low",
    "user.behavior.purchase_history": "medium",
    "user.unique_id": "pii",
    PSEUDONYMOUS: "medium",
    "user.device": "medium",
    "user.device.device_id": "pii",
    "user.device.ip_address": "pii",
    "user.device.cookie": "pii",
    "user.device.cookie_id": "pii",
    "user.location": "medium",
    "user.location.imprecise": "low",
    "user.location.precise": "pii",
    "user.account": "pii",
    "user.account.settings": "low",
    "user.account.username": "pii",
    "user.authorization": "high",
    "user.authorization.credentials": "high",
    "user.authorization.password": "high",
    "user.contact": "pii",
    "user.contact.email": "pii",
    "user.contact.phone_number": "pii",
    "user.contact.organization": "medium",
    "user.contact.url": "pii",
    "user.contact.address": "pii",
    "user.contact.address.country": "low",
    "user.contact.address.city": "medium",
    "user.contact.address.postal_code": "pii",
    "user.name": "pii",
    "user.name.first": "pii",
    "user.name.last": "pii",
    "user.job_title": "medium",
    "user.workplace": "medium",
    "user.content": "pii",
    "user.content.private": "high",
    "user.content.public": "medium",
    "user.demographic": "medium",
    "user.demographic.language": "low",
    "user.privacy_preferences": "low",
    "user.payment": "high",
    "user.financial": "high",
    "user.financial.credit_card": "high",
    "user.sensor": "medium",
    "user.user_sensor": "medium",
    "user.health_and_medical": "special",
    "user.biometric": "special",
    "user.government_id": "high",
}
