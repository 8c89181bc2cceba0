import unittest

from jenkinsfile import Jenkinsfile

PLAIN = """
pipeline { // a comment with 'quotes' and {
    agent any
    environment { RELEASE = 'v1' }
    stages { stage('One') { steps { sh 'make'
        sh '''
            echo "{"
        ''' } } }
    post { always { sh 'report'
        publishHTML(target: [reportDir: 'out', keepAll: true])
        archiveArtifacts 'a.dat' } }
}
"""


class JenkinsfileTest(unittest.TestCase):
    def test_plain(self):
        found = Jenkinsfile(PLAIN)
        self.assertEqual(found.environment, {"RELEASE": "v1"})
        self.assertEqual([script.split() for script in found.stages], [["make"], ["echo", '"{"']])
        self.assertEqual(found.always, ["report"])
        self.assertEqual(found.archived, ["a.dat"])
        self.assertEqual(found.published, [{"reportDir": "out", "keepAll": True}])

    def test_what_it_does_not_know_is_refused(self):
        for old, new in (
            ("sh 'make'", 'sh "make $X"'),
            ("sh 'make'", "bat 'make'"),
            ("sh 'make'", r"sh 'a\tb'"),
            ("sh 'report'", "sh(script: 'report')"),
            ("'v1'", "env.TAG"),
            ("'a.dat'", "env.DUMP"),
            ("keepAll: true", "keepAll: isLast()"),
            ("agent any", "agent { docker 'swift' }"),
            ("agent any", "sh 'make'"),
        ):
            with self.subTest(new), self.assertRaises((SyntaxError, KeyError)):
                Jenkinsfile(PLAIN.replace(old, new))

    def test_cut_short(self):
        for end in ("}\n", "} }\n}\n"):
            with self.assertRaises(SyntaxError):
                Jenkinsfile(PLAIN[: PLAIN.rindex(end)])

    def test_brace_too_many(self):
        with self.assertRaises(SyntaxError):
            Jenkinsfile(PLAIN + "}")
