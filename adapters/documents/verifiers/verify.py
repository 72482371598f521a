#!/usr/bin/env python3
"""Checks the evidence in this folder. Needs Python 3.8 and the openssl command (version 3), no network.

  python3 verify.py          checks everything and shows the key it was signed with
  python3 verify.py <key>    also checks that it is the key the company published
"""
import base64
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
# What stands before the 32 bytes of an Ed25519 key (RFC 8410).
SPKI = bytes.fromhex("302a300506032b6570032100")
NEEDED = ["README.txt", "checkpoint.txt", "evidence.json", "public-key.pem", "record.txt"]
count = {"checks": 0, "failed": 0}


def check(label, claim):
    """Prints one line per check; what raises has failed."""
    try:
        value = claim()
    except Exception:
        value = False
    count["checks"] += 1
    if value is False:
        count["failed"] += 1
    print(("FAIL" if value is False else "ok  ") + "  " + label)
    return value


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def read(name):
    return (FOLDER / name).read_bytes()


def unbase64(text):
    value = base64.b64decode(text, validate=True)
    if base64.b64encode(value).decode() != text:
        raise ValueError("not base64")
    return value


def base64url(value):
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def unbase64url(text):
    value = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64url(value) != text:
        raise ValueError("not base64url")
    return value


def read_key():
    lines = read("public-key.pem").decode().strip().split("\n")
    if lines[0] != "-----BEGIN PUBLIC KEY-----" or lines[-1] != "-----END PUBLIC KEY-----":
        return False
    der = unbase64("".join(lines[1:-1]))
    return der[12:] if len(der) == 44 and der[:12] == SPKI else False


def key_id(origin):
    return sha256(origin.encode() + b"\n\x01", key)[:4]


def signed(text, signature):
    """Ed25519 through openssl, which wants files."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "text").write_bytes(text)
        (place / "signature").write_bytes(signature)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(FOLDER / "public-key.pem"),
                   "-rawin", "-in", str(place / "text"), "-sigfile", str(place / "signature")]
        return subprocess.run(command, capture_output=True).returncode == 0


def open_note(name, line_of_origin):
    """The lines of a signed note (C2SP signed-note); False when this key did not sign it."""
    note = read(name).decode()
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n"):
        return False
    text = note[:end + 1]
    lines = text.split("\n")[:-1]
    origin = lines[line_of_origin]
    start = "\u2014 " + origin + " "
    found = [unbase64(line[len(start):]) for line in note[end + 2:-1].split("\n") if line.startswith(start)]
    ours = [value for value in found if value[:4] == key_id(origin)]
    return lines if ours and all(signed(text.encode(), value[4:]) for value in ours) else False


def read_checkpoint():
    lines = open_note("checkpoint.txt", 0)
    if lines is False or len(lines) != 3 or not re.fullmatch("0|[1-9][0-9]{0,14}", lines[1]):
        return False
    root = unbase64(lines[2])
    return {"origin": lines[0], "size": int(lines[1]), "root": root} if len(root) == 32 else False


def read_evidence():
    value = json.loads(read("evidence.json").decode())
    if value["format"] != "rollcall-evidence/1" or not isinstance(value["employeeId"], str):
        return False
    if checkpoint is False or value["origin"] != checkpoint["origin"]:
        return False
    return value if all(type(entry["seq"]) is int for entry in value["entries"]) else False


def read_manifest():
    title, origin, employee_id, *files = open_note("manifest.txt", 1)
    names = [line[66:] for line in files]
    whole = title == "rollcall-evidence/1" and all(name in names for name in NEEDED)
    ours = origin == checkpoint["origin"] and employee_id == evidence["employeeId"]
    return files if whole and ours else False


def included(entry):
    """RFC 9162, 2.1.3.2: from the leaf up to the root."""
    at, end = entry["seq"], checkpoint["size"] - 1
    if type(at) is not int or not 0 <= at <= end:
        return False
    path = [unbase64(value) for value in entry["proof"]]
    value = sha256(b"\x00", entry["raw"])
    while end > 0:
        if at % 2 == 1 or at < end:
            if not path or len(path[0]) != 32:
                return False
            other = path.pop(0)
            value = sha256(b"\x01", other, value) if at % 2 == 1 else sha256(b"\x01", value, other)
        at, end = at // 2, end // 2
    return not path and value == checkpoint["root"]


def in_ledger(entry):
    body = entry["body"]
    return body["seq"] == entry["seq"] and body["origin"] == checkpoint["origin"] and included(entry)


def fact_of(entry):
    body = entry.get("body")
    fact = body.get("fact") if isinstance(body, dict) else None
    return fact if isinstance(fact, dict) else {}


def erased_of(seq):
    """Fields of an entry that a recorded erasure took away."""
    facts = [fact for fact in map(fact_of, entries) if fact.get("kind") == "PersonalDataErased"]
    return {name for fact in facts if seq in fact["seqs"] for name in fact["fields"]}


def open_disclosures(entry):
    """The personal fields revealed here, each against its digest in the entry (RFC 9901)."""
    fields, digests = {}, entry["body"]["_sd"]
    if evidence["employeeId"] not in (fact_of(entry).get("employeeId"), fact_of(entry).get("newEmployeeId")):
        return fields if len(entry["disclosures"]) == 0 else False
    for encoded in entry["disclosures"]:
        salt, name, value = json.loads(unbase64url(encoded).decode())
        texts = all(isinstance(part, str) for part in (salt, name, value))
        if base64url(sha256(encoded.encode())) not in digests or not texts or name in fields:
            return False
        fields[name] = value
    return fields if len(digests) - len(fields) <= len(erased_of(entry["seq"])) else False


def wording_holds(entry):
    fact = fact_of(entry)
    shown = {name: fact[name] for name in ("labels", "locale", "text")}
    # RFC 8785, which for strings and ASCII names is what this call writes.
    canonical = json.dumps(shown, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(canonical.encode()).hex() == fact["digest"] and read(entry["file"]).decode() == fact["text"]


def seven_items(entry):
    """CTIA 5.1.2: time, medium, experience, campaign, IP address or why not, number, identity."""
    fact, shown = fact_of(entry), fact_of(entry)["experience"]
    held = set(entry["fields"]) | erased_of(entry["seq"])
    box, spoken = shown["tick"], fact["medium"] == "verbal" and "entered" in fact  # Nobody ticks a box when speaking.
    tick = shown["button"] != "" and (spoken if box is None else box["ticked"] is True and box["preTicked"] is False)
    address = "ip" in held if fact["ip"] == "disclosed" else isinstance(fact["ip"], str) and fact["ip"] != ""
    given = bool(entry["body"]["at"] and fact["medium"] and fact["campaignId"])
    return given and tick and shown["noticeDigest"] in notices and address and {"phone", "name"} <= held


def name_of(entry):
    return "entry %s (%s)" % (entry["seq"], fact_of(entry).get("kind", "unreadable"))


def opened(entry):
    try:
        raw = unbase64(entry["bytes"])
        return {**entry, "raw": raw, "body": json.loads(raw.decode())}
    except Exception:
        return {"seq": entry.get("seq"), "body": None}


def openssl_is_there():
    try:
        text = subprocess.run(["openssl", "version"], capture_output=True, text=True).stdout
        return re.match(r"OpenSSL ([3-9]|\d\d)", text) is not None
    except OSError:
        return False


if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(encoding="utf-8")
if not openssl_is_there():
    sys.exit("This check needs the openssl command, version 3 or newer. Install it, or run: node verify.mjs")

key = check("public-key.pem holds an Ed25519 key", read_key)
checkpoint = check("checkpoint.txt is signed with this key", read_checkpoint)
evidence = check("evidence.json can be read", read_evidence)
manifest = check("manifest.txt is signed with this key and belongs to this evidence", read_manifest)
for line in manifest or []:
    check(line[66:] + " is as it was signed", lambda: sha256(read(line[66:])).hex() + "  " + line[66:] == line)

entries = [opened(entry) for entry in evidence["entries"]] if evidence else []
notices = {fact["digest"] for fact in map(fact_of, entries) if fact.get("kind") == "NoticePublished"}
check("the entries are in order, each once", lambda: len(entries) > 0 and all(
    before["seq"] < after["seq"] for before, after in zip(entries, entries[1:])))
check("no entry is about another person", lambda: all(evidence["employeeId"] in (fact.get(
    "employeeId", evidence["employeeId"]), fact.get("newEmployeeId")) for fact in [one["body"]["fact"] for one in entries]))
for entry in entries:
    name, kind = name_of(entry), fact_of(entry).get("kind")
    check(name + " is in the signed ledger", lambda: in_ledger(entry))
    entry["fields"] = check(name + ": its personal fields are those recorded", lambda: open_disclosures(entry))
    if kind == "NoticePublished":
        check("%s: the wording in %s is the wording shown" % (name, entry.get("file")), lambda: wording_holds(entry))
    if kind == "ConsentGiven":
        check(name + " holds the seven items of CTIA 5.1.2", lambda: seven_items(entry))

if key is not False and checkpoint is not False:
    origin = checkpoint["origin"]
    shown = origin + "+" + key_id(origin).hex() + "+" + base64.b64encode(b"\x01" + key).decode()
    if len(sys.argv) > 1:
        check("the key is the one that was given", lambda: shown == sys.argv[1])
    else:
        print("note  signed with the key " + shown + "\nnote  compare it with the key the company published")
if count["failed"] == 0:
    print("RESULT: everything verifies (%d checks)." % count["checks"])
else:
    print("RESULT: do not rely on this folder: %d of %d checks failed." % (count["failed"], count["checks"]))
sys.exit(0 if count["failed"] == 0 else 1)
