"""What would it take: scenarios of a measured quarter and their exact effect; internal.

model: what a scenario says; parse: its TOML; groups: whom a step addresses; ground: everybody as
whole numbers; effect: before and after, by place.
"""
