"""An independent judge of development plans: plain Python, no code shared with the planner.

It reads the numbers of an instance and of a solution, works every rule out again and names what
does not hold.
"""

from __future__ import annotations

from collections import defaultdict

from tests.plan_plain import best_alone, bundle_value, city, useful


def check(instance, solution):
    """Name every rule that a solution breaks; an empty list for a sound one."""
    where = city(instance)
    taken = defaultdict(list)
    for posisi, kursus in zip(solution.chosen["posisi"], solution.chosen["kursus"], strict=True):
        taken[int(posisi)].append(int(kursus))
    found = [text for place, bundle in taken.items() for text in _of_person(where, place, bundle)]
    batches = [int(number) for number in solution.batches]
    found += _of_courses(where, taken, batches)
    found += _of_money(where, taken, batches, int(solution.cost))
    found += _of_value(where, taken, solution)
    return found


def _of_person(where, place, bundle):
    person = where.people[place]
    if len(set(bundle)) < len(bundle):
        yield f"orang {place}: satu pelatihan dua kali"
    if len(bundle) > where.at_most:
        yield f"orang {place}: lebih dari {where.at_most} pelatihan"
    if not set(bundle) <= set(person.may):
        yield f"orang {place}: bukan sasaran pelatihan"
    if person.pppk and sum(where.courses[c].hours for c in bundle) > where.cap:
        yield f"orang {place}: JP PPPK melampaui batas"
    if not useful(where, person, tuple(bundle)):
        yield f"orang {place}: ada pelatihan tanpa guna"


def _of_courses(where, taken, batches):
    people = defaultdict(int)
    for bundle in taken.values():
        for c in bundle:
            people[c] += 1
    for c, (course, number) in enumerate(zip(where.courses, batches, strict=True)):
        if number < 0:
            yield f"pelatihan {c}: angkatan negatif"
        if people[c] > course.seats * number:
            yield f"pelatihan {c}: {people[c]} peserta melampaui kursi {number} angkatan"
        if people[c] < course.least * number:
            yield f"pelatihan {c}: {people[c]} peserta di bawah isi minimum {number} angkatan"
        if course.most is not None and number > course.most:
            yield f"pelatihan {c}: angkatan melampaui {course.most}"
        if number > 0 and people[c] == 0:
            yield f"pelatihan {c}: angkatan kosong"


def cost_of(where, taken, batches):
    """Rupiah of all places and of all batches' fixed costs."""
    places = sum(where.courses[c].price for bundle in taken.values() for c in bundle)
    return places + sum(
        course.fixed * number for course, number in zip(where.courses, batches, strict=True)
    )


def _of_money(where, taken, batches, cost):
    spent = cost_of(where, taken, batches)
    if spent != cost:
        yield f"biaya {cost}, seharusnya {spent}"
    if where.budget is None:
        return
    if spent > where.budget:
        yield f"biaya {spent} melampaui anggaran {where.budget}"
    of_office = defaultdict(int)
    for place, bundle in taken.items():
        of_office[where.people[place].office] += sum(where.courses[c].price for c in bundle)
    for office, own in sorted(of_office.items()):
        if own > where.share * where.budget:
            yield f"OPD {office}: biaya {own} melampaui porsi"


def _of_value(where, taken, solution):
    of_office = defaultdict(int)
    for place, bundle in taken.items():
        of_office[where.people[place].office] += bundle_value(where, where.people[place], bundle)
    total = sum(of_office.values())
    if total != int(solution.value):
        yield f"nilai {solution.value}, seharusnya {total}"
    if int(solution.bound) < total:
        yield f"batas {solution.bound} di bawah nilai {total}"
    if where.floor > 0:
        for office, best in sorted(best_alone(where).items()):
            if of_office[office] < where.floor * best:
                yield f"OPD {office}: nilai {of_office[office]} di bawah lantai"
