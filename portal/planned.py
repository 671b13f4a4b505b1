"""The fourteen modules as they are planned; a module's own title counts once it is published."""

PLANNED = {
    "m01": "From state security to human security",
    "m02": "Seven dimensions and how they interlock",
    "m03": "The Safer Cities field: norms, actors, commitments",
    "m04": "Reading evidence: grade, baseline, attribution",
    "m05": "Why violence concentrates: risk, exclusion and shocks",
    "m06": "Security diagnosis and neighbourhood typology",
    "m07": "Participatory appraisal and Human Security Agendas",
    "m08": "Those most at risk: gender, children, migrants, disability",
    "m09": "Responses: policing, social and situational prevention",
    "m10": "Arts, culture and co-production",
    "m11": "Measuring: indicators and the Monitor",
    "m12": "Targets, tracking and peer comparison",
    "m13": "Strategy, governance and Safety Laboratories",
    "m14": "Public communication, journalism and capstone",
}
