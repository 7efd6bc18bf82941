"""When and how the war may end, which judgement matters most, and what the levers do, alone and together."""
